package dev.travertine.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Calendar;

/** Setters of parameters: all of them come down to {@link #set}. */
abstract class PreparedStatementSetters extends TravertineStatement implements PreparedStatement {
    PreparedStatementSetters(TravertineConnection connection) {
        super(connection);
    }

    /** Sets the parameter at {@code index} (from 1) to a value of whatever class. */
    abstract void set(int index, Object value) throws SQLException;

    @Override
    public void setNull(int index, int value) throws SQLException {
        set(index, null);
    }

    @Override
    public void setBoolean(int index, boolean value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setByte(int index, byte value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setShort(int index, short value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setInt(int index, int value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setLong(int index, long value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setFloat(int index, float value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setDouble(int index, double value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setBigDecimal(int index, BigDecimal value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setString(int index, String value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setBytes(int index, byte[] value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setDate(int index, Date value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setTime(int index, Time value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setTimestamp(int index, Timestamp value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setAsciiStream(int index, InputStream stream, int number) throws SQLException {
        set(index, ascii(Parameters.read(stream, number)));
    }

    @Override
    @Deprecated
    public void setUnicodeStream(int index, InputStream stream, int number) throws SQLException {
        throw Errors.unsupported("setUnicodeStream");
    }

    @Override
    public void setBinaryStream(int index, InputStream stream, int number) throws SQLException {
        set(index, Parameters.read(stream, number));
    }

    @Override
    public void setCharacterStream(int index, Reader reader, int number) throws SQLException {
        set(index, Parameters.read(reader, number));
    }

    @Override
    public void setRef(int index, Ref value) throws SQLException {
        throw Errors.unsupported("setRef");
    }

    @Override
    public void setBlob(int index, Blob value) throws SQLException {
        throw Errors.unsupported("setBlob");
    }

    @Override
    public void setClob(int index, Clob value) throws SQLException {
        throw Errors.unsupported("setClob");
    }

    @Override
    public void setArray(int index, Array value) throws SQLException {
        throw Errors.unsupported("setArray");
    }

    @Override
    public void setDate(int index, Date value, Calendar calendar) throws SQLException {
        set(index, in(value, calendar));
    }

    @Override
    public void setTime(int index, Time value, Calendar calendar) throws SQLException {
        set(index, in(value, calendar));
    }

    @Override
    public void setTimestamp(int index, Timestamp value, Calendar calendar) throws SQLException {
        set(index, in(value, calendar));
    }

    @Override
    public void setNull(int index, int value, String text) throws SQLException {
        set(index, null);
    }

    @Override
    public void setURL(int index, URL value) throws SQLException {
        throw Errors.unsupported("setURL");
    }

    @Override
    public void setRowId(int index, RowId value) throws SQLException {
        throw Errors.unsupported("setRowId");
    }

    @Override
    public void setNString(int index, String value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setNCharacterStream(int index, Reader reader, long length) throws SQLException {
        set(index, Parameters.read(reader, length));
    }

    @Override
    public void setNClob(int index, NClob value) throws SQLException {
        throw Errors.unsupported("setNClob");
    }

    @Override
    public void setClob(int index, Reader reader, long length) throws SQLException {
        set(index, Parameters.read(reader, length));
    }

    @Override
    public void setBlob(int index, InputStream stream, long length) throws SQLException {
        set(index, Parameters.read(stream, length));
    }

    @Override
    public void setNClob(int index, Reader reader, long length) throws SQLException {
        set(index, Parameters.read(reader, length));
    }

    @Override
    public void setSQLXML(int index, SQLXML value) throws SQLException {
        throw Errors.unsupported("setSQLXML");
    }

    @Override
    public void setAsciiStream(int index, InputStream stream, long length) throws SQLException {
        set(index, ascii(Parameters.read(stream, length)));
    }

    @Override
    public void setBinaryStream(int index, InputStream stream, long length) throws SQLException {
        set(index, Parameters.read(stream, length));
    }

    @Override
    public void setCharacterStream(int index, Reader reader, long length) throws SQLException {
        set(index, Parameters.read(reader, length));
    }

    @Override
    public void setAsciiStream(int index, InputStream stream) throws SQLException {
        set(index, ascii(Parameters.read(stream, -1)));
    }

    @Override
    public void setBinaryStream(int index, InputStream stream) throws SQLException {
        set(index, Parameters.read(stream, -1));
    }

    @Override
    public void setCharacterStream(int index, Reader reader) throws SQLException {
        set(index, Parameters.read(reader, -1));
    }

    @Override
    public void setNCharacterStream(int index, Reader reader) throws SQLException {
        set(index, Parameters.read(reader, -1));
    }

    @Override
    public void setClob(int index, Reader reader) throws SQLException {
        set(index, Parameters.read(reader, -1));
    }

    @Override
    public void setBlob(int index, InputStream stream) throws SQLException {
        set(index, Parameters.read(stream, -1));
    }

    @Override
    public void setNClob(int index, Reader reader) throws SQLException {
        set(index, Parameters.read(reader, -1));
    }

    private static String ascii(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.US_ASCII);
    }

    private static LocalDate in(Date value, Calendar calendar) {
        return value == null
                ? null
                : calendar == null ? value.toLocalDate() : at(value, calendar).toLocalDate();
    }

    private static LocalTime in(Time value, Calendar calendar) {
        return value == null
                ? null
                : calendar == null ? value.toLocalTime() : at(value, calendar).toLocalTime();
    }

    /** The moment, which keeps its zone where the parameter has one. */
    private static Object in(Timestamp value, Calendar calendar) {
        return value == null || calendar == null
                ? value
                : value.toInstant().atZone(calendar.getTimeZone().toZoneId()).toLocalDateTime();
    }

    @SuppressWarnings("JavaUtilDate")
    private static ZonedDateTime at(java.util.Date value, Calendar calendar) {
        return Instant.ofEpochMilli(value.getTime())
                .atZone(calendar.getTimeZone().toZoneId());
    }
}
