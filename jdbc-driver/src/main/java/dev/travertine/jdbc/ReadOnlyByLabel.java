package dev.travertine.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** What a read-only result refuses, where the column is named by its label, or the row is meant. */
abstract class ReadOnlyByLabel extends ReadOnlyByIndex {
    @Override
    public void updateNull(String label) throws SQLException {
        throw Errors.unsupported("updateNull of a read-only result");
    }

    @Override
    public void updateBoolean(String label, boolean value) throws SQLException {
        throw Errors.unsupported("updateBoolean of a read-only result");
    }

    @Override
    public void updateByte(String label, byte value) throws SQLException {
        throw Errors.unsupported("updateByte of a read-only result");
    }

    @Override
    public void updateShort(String label, short value) throws SQLException {
        throw Errors.unsupported("updateShort of a read-only result");
    }

    @Override
    public void updateInt(String label, int value) throws SQLException {
        throw Errors.unsupported("updateInt of a read-only result");
    }

    @Override
    public void updateLong(String label, long value) throws SQLException {
        throw Errors.unsupported("updateLong of a read-only result");
    }

    @Override
    public void updateFloat(String label, float value) throws SQLException {
        throw Errors.unsupported("updateFloat of a read-only result");
    }

    @Override
    public void updateDouble(String label, double value) throws SQLException {
        throw Errors.unsupported("updateDouble of a read-only result");
    }

    @Override
    public void updateBigDecimal(String label, BigDecimal value) throws SQLException {
        throw Errors.unsupported("updateBigDecimal of a read-only result");
    }

    @Override
    public void updateString(String label, String value) throws SQLException {
        throw Errors.unsupported("updateString of a read-only result");
    }

    @Override
    public void updateBytes(String label, byte[] value) throws SQLException {
        throw Errors.unsupported("updateBytes of a read-only result");
    }

    @Override
    public void updateDate(String label, Date value) throws SQLException {
        throw Errors.unsupported("updateDate of a read-only result");
    }

    @Override
    public void updateTime(String label, Time value) throws SQLException {
        throw Errors.unsupported("updateTime of a read-only result");
    }

    @Override
    public void updateTimestamp(String label, Timestamp value) throws SQLException {
        throw Errors.unsupported("updateTimestamp of a read-only result");
    }

    @Override
    public void updateAsciiStream(String label, InputStream stream, int number) throws SQLException {
        throw Errors.unsupported("updateAsciiStream of a read-only result");
    }

    @Override
    public void updateBinaryStream(String label, InputStream stream, int number) throws SQLException {
        throw Errors.unsupported("updateBinaryStream of a read-only result");
    }

    @Override
    public void updateCharacterStream(String label, Reader reader, int number) throws SQLException {
        throw Errors.unsupported("updateCharacterStream of a read-only result");
    }

    @Override
    public void updateObject(String label, Object value, int number) throws SQLException {
        throw Errors.unsupported("updateObject of a read-only result");
    }

    @Override
    public void updateObject(String label, Object value) throws SQLException {
        throw Errors.unsupported("updateObject of a read-only result");
    }

    @Override
    public void updateRow() throws SQLException {
        throw Errors.unsupported("updateRow of a read-only result");
    }

    @Override
    public void updateRef(String label, Ref value) throws SQLException {
        throw Errors.unsupported("updateRef of a read-only result");
    }

    @Override
    public void updateBlob(String label, Blob value) throws SQLException {
        throw Errors.unsupported("updateBlob of a read-only result");
    }

    @Override
    public void updateClob(String label, Clob value) throws SQLException {
        throw Errors.unsupported("updateClob of a read-only result");
    }

    @Override
    public void updateArray(String label, Array value) throws SQLException {
        throw Errors.unsupported("updateArray of a read-only result");
    }

    @Override
    public void updateRowId(String label, RowId value) throws SQLException {
        throw Errors.unsupported("updateRowId of a read-only result");
    }

    @Override
    public void updateNString(String label, String value) throws SQLException {
        throw Errors.unsupported("updateNString of a read-only result");
    }

    @Override
    public void updateNClob(String label, NClob value) throws SQLException {
        throw Errors.unsupported("updateNClob of a read-only result");
    }

    @Override
    public void updateSQLXML(String label, SQLXML value) throws SQLException {
        throw Errors.unsupported("updateSQLXML of a read-only result");
    }

    @Override
    public void updateNCharacterStream(String label, Reader reader, long length) throws SQLException {
        throw Errors.unsupported("updateNCharacterStream of a read-only result");
    }

    @Override
    public void updateAsciiStream(String label, InputStream stream, long length) throws SQLException {
        throw Errors.unsupported("updateAsciiStream of a read-only result");
    }

    @Override
    public void updateBinaryStream(String label, InputStream stream, long length) throws SQLException {
        throw Errors.unsupported("updateBinaryStream of a read-only result");
    }

    @Override
    public void updateCharacterStream(String label, Reader reader, long length) throws SQLException {
        throw Errors.unsupported("updateCharacterStream of a read-only result");
    }

    @Override
    public void updateBlob(String label, InputStream stream, long length) throws SQLException {
        throw Errors.unsupported("updateBlob of a read-only result");
    }

    @Override
    public void updateClob(String label, Reader reader, long length) throws SQLException {
        throw Errors.unsupported("updateClob of a read-only result");
    }

    @Override
    public void updateNClob(String label, Reader reader, long length) throws SQLException {
        throw Errors.unsupported("updateNClob of a read-only result");
    }

    @Override
    public void updateNCharacterStream(String label, Reader reader) throws SQLException {
        throw Errors.unsupported("updateNCharacterStream of a read-only result");
    }

    @Override
    public void updateAsciiStream(String label, InputStream stream) throws SQLException {
        throw Errors.unsupported("updateAsciiStream of a read-only result");
    }

    @Override
    public void updateBinaryStream(String label, InputStream stream) throws SQLException {
        throw Errors.unsupported("updateBinaryStream of a read-only result");
    }

    @Override
    public void updateCharacterStream(String label, Reader reader) throws SQLException {
        throw Errors.unsupported("updateCharacterStream of a read-only result");
    }

    @Override
    public void updateBlob(String label, InputStream stream) throws SQLException {
        throw Errors.unsupported("updateBlob of a read-only result");
    }

    @Override
    public void updateClob(String label, Reader reader) throws SQLException {
        throw Errors.unsupported("updateClob of a read-only result");
    }

    @Override
    public void updateNClob(String label, Reader reader) throws SQLException {
        throw Errors.unsupported("updateNClob of a read-only result");
    }

    @Override
    public void insertRow() throws SQLException {
        throw Errors.unsupported("insertRow of a read-only result");
    }

    @Override
    public void deleteRow() throws SQLException {
        throw Errors.unsupported("deleteRow of a read-only result");
    }

    @Override
    public void refreshRow() throws SQLException {
        throw Errors.unsupported("refreshRow of a read-only result");
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        throw Errors.unsupported("cancelRowUpdates of a read-only result");
    }

    @Override
    public void moveToInsertRow() throws SQLException {
        throw Errors.unsupported("moveToInsertRow of a read-only result");
    }

    @Override
    public void moveToCurrentRow() throws SQLException {
        throw Errors.unsupported("moveToCurrentRow of a read-only result");
    }
}
