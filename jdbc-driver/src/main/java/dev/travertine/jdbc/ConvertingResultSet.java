package dev.travertine.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Calendar;

/** Getters by index that convert the value of the cell. */
abstract class ConvertingResultSet extends ForwardOnlyResultSet {
    /** The value of the current row as {@link Cells#read} gives it; notes for {@link #wasNull} whether it is NULL. */
    abstract Object read(int column) throws SQLException;

    /** The zone that values with a zone are shown in, and those without are taken to be of. */
    abstract ZoneId zone();

    @Override
    public Object getObject(int column) throws SQLException {
        return Cells.toJdbc(read(column));
    }

    @Override
    public <T> T getObject(int column, Class<T> target) throws SQLException {
        if (target == null) {
            throw Errors.of(Errors.INVALID_ARGUMENT, "the class is null");
        }
        Object value = read(column);
        return value == null ? null : target.cast(Conversions.to(value, target, zone()));
    }

    @Override
    public String getString(int column) throws SQLException {
        return Texts.of(read(column));
    }

    @Override
    public String getNString(int column) throws SQLException {
        return getString(column);
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        Object value = read(column);
        return value != null && Conversions.toBoolean(value);
    }

    @Override
    public byte getByte(int column) throws SQLException {
        return (byte) whole(column, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
    }

    @Override
    public short getShort(int column) throws SQLException {
        return (short) whole(column, Short.MIN_VALUE, Short.MAX_VALUE, "short");
    }

    @Override
    public float getFloat(int column) throws SQLException {
        Object value = read(column);
        return value == null ? 0 : Conversions.toFloat(value);
    }

    @Override
    public BigDecimal getBigDecimal(int column) throws SQLException {
        Object value = read(column);
        return value == null ? null : Conversions.toDecimal(value);
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        BigDecimal value = getBigDecimal(column);
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public byte[] getBytes(int column) throws SQLException {
        Object value = read(column);
        if (value == null || value instanceof byte[]) {
            return (byte[]) value;
        } else if (value instanceof String) {
            return ((String) value).getBytes(StandardCharsets.UTF_8);
        }
        throw Conversions.impossible(value, "byte[]");
    }

    @Override
    public Date getDate(int column) throws SQLException {
        Object value = read(column);
        return value == null ? null : Date.valueOf(Conversions.toLocalDate(value));
    }

    @Override
    public Time getTime(int column) throws SQLException {
        Object value = read(column);
        return value == null ? null : Time.valueOf(Conversions.toLocalTime(value));
    }

    @Override
    public Timestamp getTimestamp(int column) throws SQLException {
        Object value = read(column);
        return value == null ? null : Conversions.toTimestamp(value);
    }

    @Override
    public Date getDate(int column, Calendar calendar) throws SQLException {
        Object value = read(column);
        if (value == null || calendar == null) {
            return value == null ? null : getDate(column);
        }
        LocalDate date = Conversions.toLocalDate(value);
        return new Date(date.atStartOfDay(zoneOf(calendar)).toInstant().toEpochMilli());
    }

    @Override
    public Time getTime(int column, Calendar calendar) throws SQLException {
        Object value = read(column);
        if (value == null || calendar == null) {
            return value == null ? null : getTime(column);
        }
        LocalTime time = Conversions.toLocalTime(value);
        return new Time(time.atDate(LocalDate.EPOCH)
                .atZone(zoneOf(calendar))
                .toInstant()
                .toEpochMilli());
    }

    @Override
    public Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
        Object value = read(column);
        if (value == null || calendar == null || Cells.isZoned(value)) {
            return value == null ? null : getTimestamp(column);
        }
        return Timestamp.from(
                Conversions.toLocalDateTime(value).atZone(zoneOf(calendar)).toInstant());
    }

    @Override
    public InputStream getAsciiStream(int column) throws SQLException {
        String value = getString(column);
        return value == null ? null : new ByteArrayInputStream(value.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public InputStream getBinaryStream(int column) throws SQLException {
        byte[] value = getBytes(column);
        return value == null ? null : new ByteArrayInputStream(value);
    }

    @Override
    public Reader getCharacterStream(int column) throws SQLException {
        String value = getString(column);
        return value == null ? null : new StringReader(value);
    }

    @Override
    public Reader getNCharacterStream(int column) throws SQLException {
        return getCharacterStream(column);
    }

    private static ZoneId zoneOf(Calendar calendar) {
        return calendar.getTimeZone().toZoneId();
    }

    private long whole(int column, long min, long max, String type) throws SQLException {
        Object value = read(column);
        return value == null ? 0 : Conversions.toLong(value, min, max, type);
    }
}
