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
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** What a read-only result refuses, where the column is named by its index. */
abstract class ReadOnlyByIndex implements ResultSet {
    @Override
    public void updateNull(int column) throws SQLException {
        throw Errors.unsupported("updateNull of a read-only result");
    }

    @Override
    public void updateBoolean(int column, boolean value) throws SQLException {
        throw Errors.unsupported("updateBoolean of a read-only result");
    }

    @Override
    public void updateByte(int column, byte value) throws SQLException {
        throw Errors.unsupported("updateByte of a read-only result");
    }

    @Override
    public void updateShort(int column, short value) throws SQLException {
        throw Errors.unsupported("updateShort of a read-only result");
    }

    @Override
    public void updateInt(int column, int value) throws SQLException {
        throw Errors.unsupported("updateInt of a read-only result");
    }

    @Override
    public void updateLong(int column, long value) throws SQLException {
        throw Errors.unsupported("updateLong of a read-only result");
    }

    @Override
    public void updateFloat(int column, float value) throws SQLException {
        throw Errors.unsupported("updateFloat of a read-only result");
    }

    @Override
    public void updateDouble(int column, double value) throws SQLException {
        throw Errors.unsupported("updateDouble of a read-only result");
    }

    @Override
    public void updateBigDecimal(int column, BigDecimal value) throws SQLException {
        throw Errors.unsupported("updateBigDecimal of a read-only result");
    }

    @Override
    public void updateString(int column, String value) throws SQLException {
        throw Errors.unsupported("updateString of a read-only result");
    }

    @Override
    public void updateBytes(int column, byte[] value) throws SQLException {
        throw Errors.unsupported("updateBytes of a read-only result");
    }

    @Override
    public void updateDate(int column, Date value) throws SQLException {
        throw Errors.unsupported("updateDate of a read-only result");
    }

    @Override
    public void updateTime(int column, Time value) throws SQLException {
        throw Errors.unsupported("updateTime of a read-only result");
    }

    @Override
    public void updateTimestamp(int column, Timestamp value) throws SQLException {
        throw Errors.unsupported("updateTimestamp of a read-only result");
    }

    @Override
    public void updateAsciiStream(int column, InputStream stream, int number) throws SQLException {
        throw Errors.unsupported("updateAsciiStream of a read-only result");
    }

    @Override
    public void updateBinaryStream(int column, InputStream stream, int number) throws SQLException {
        throw Errors.unsupported("updateBinaryStream of a read-only result");
    }

    @Override
    public void updateCharacterStream(int column, Reader reader, int number) throws SQLException {
        throw Errors.unsupported("updateCharacterStream of a read-only result");
    }

    @Override
    public void updateObject(int column, Object value, int number) throws SQLException {
        throw Errors.unsupported("updateObject of a read-only result");
    }

    @Override
    public void updateObject(int column, Object value) throws SQLException {
        throw Errors.unsupported("updateObject of a read-only result");
    }

    @Override
    public void updateRef(int column, Ref value) throws SQLException {
        throw Errors.unsupported("updateRef of a read-only result");
    }

    @Override
    public void updateBlob(int column, Blob value) throws SQLException {
        throw Errors.unsupported("updateBlob of a read-only result");
    }

    @Override
    public void updateClob(int column, Clob value) throws SQLException {
        throw Errors.unsupported("updateClob of a read-only result");
    }

    @Override
    public void updateArray(int column, Array value) throws SQLException {
        throw Errors.unsupported("updateArray of a read-only result");
    }

    @Override
    public void updateRowId(int column, RowId value) throws SQLException {
        throw Errors.unsupported("updateRowId of a read-only result");
    }

    @Override
    public void updateNString(int column, String value) throws SQLException {
        throw Errors.unsupported("updateNString of a read-only result");
    }

    @Override
    public void updateNClob(int column, NClob value) throws SQLException {
        throw Errors.unsupported("updateNClob of a read-only result");
    }

    @Override
    public void updateSQLXML(int column, SQLXML value) throws SQLException {
        throw Errors.unsupported("updateSQLXML of a read-only result");
    }

    @Override
    public void updateNCharacterStream(int column, Reader reader, long length) throws SQLException {
        throw Errors.unsupported("updateNCharacterStream of a read-only result");
    }

    @Override
    public void updateAsciiStream(int column, InputStream stream, long length) throws SQLException {
        throw Errors.unsupported("updateAsciiStream of a read-only result");
    }

    @Override
    public void updateBinaryStream(int column, InputStream stream, long length) throws SQLException {
        throw Errors.unsupported("updateBinaryStream of a read-only result");
    }

    @Override
    public void updateCharacterStream(int column, Reader reader, long length) throws SQLException {
        throw Errors.unsupported("updateCharacterStream of a read-only result");
    }

    @Override
    public void updateBlob(int column, InputStream stream, long length) throws SQLException {
        throw Errors.unsupported("updateBlob of a read-only result");
    }

    @Override
    public void updateClob(int column, Reader reader, long length) throws SQLException {
        throw Errors.unsupported("updateClob of a read-only result");
    }

    @Override
    public void updateNClob(int column, Reader reader, long length) throws SQLException {
        throw Errors.unsupported("updateNClob of a read-only result");
    }

    @Override
    public void updateNCharacterStream(int column, Reader reader) throws SQLException {
        throw Errors.unsupported("updateNCharacterStream of a read-only result");
    }

    @Override
    public void updateAsciiStream(int column, InputStream stream) throws SQLException {
        throw Errors.unsupported("updateAsciiStream of a read-only result");
    }

    @Override
    public void updateBinaryStream(int column, InputStream stream) throws SQLException {
        throw Errors.unsupported("updateBinaryStream of a read-only result");
    }

    @Override
    public void updateCharacterStream(int column, Reader reader) throws SQLException {
        throw Errors.unsupported("updateCharacterStream of a read-only result");
    }

    @Override
    public void updateBlob(int column, InputStream stream) throws SQLException {
        throw Errors.unsupported("updateBlob of a read-only result");
    }

    @Override
    public void updateClob(int column, Reader reader) throws SQLException {
        throw Errors.unsupported("updateClob of a read-only result");
    }

    @Override
    public void updateNClob(int column, Reader reader) throws SQLException {
        throw Errors.unsupported("updateNClob of a read-only result");
    }
}
