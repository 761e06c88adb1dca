package dev.travertine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversionsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime NOON = LocalDateTime.of(2001, 7, 1, 12, 0);

    @Test
    void wholeNumbersCutFractionsAndRefuseWhatDoesNotFit() throws SQLException {
        assertThat(toInt(42L)).isEqualTo(42);
        assertThat(toInt(new BigDecimal("-7.9"))).isEqualTo(-7);
        assertThat(toInt(2.99)).isEqualTo(2);
        assertThat(toInt(" 12 ")).isEqualTo(12);
        assertThat(toInt(true)).isEqualTo(1);
        assertThatThrownBy(() -> toInt(1L << 31))
                .isInstanceOfSatisfying(
                        SQLDataException.class, e -> assertThat(e.getSQLState()).isEqualTo("22003"));
        assertThatThrownBy(() -> toInt(1e300)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> toInt("12a"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"));
        assertThatThrownBy(() -> toInt(NOON))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("07006"));
        assertThatThrownBy(() -> toInt(Double.NaN)).hasMessageContaining("NaN");
    }

    private static int toInt(Object value) throws SQLException {
        return (int) Conversions.toLong(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
    }

    @Test
    void floatsThatBecomeInfiniteAreRefused() throws SQLException {
        assertThat(Conversions.toFloat(1.5)).isEqualTo(1.5f);
        assertThat(Conversions.toFloat(Double.POSITIVE_INFINITY)).isInfinite();
        assertThatThrownBy(() -> Conversions.toFloat(1e300)).hasMessageContaining("out of range");
    }

    @Test
    void booleansAreReadFromNumbersAndText() throws SQLException {
        assertThat(Conversions.toBoolean(0)).isFalse();
        assertThat(Conversions.toBoolean(new BigDecimal("0.1"))).isTrue();
        assertThat(Conversions.toBoolean("T")).isTrue();
        assertThatThrownBy(() -> Conversions.toBoolean("yes please")).hasMessageContaining("not a boolean");
    }

    @Test
    void objectsOfEveryClass() throws SQLException {
        assertThat(to(5, Long.class)).isEqualTo(5L);
        assertThat(to(5L, BigInteger.class)).isEqualTo(BigInteger.valueOf(5));
        assertThat(to("5.25", BigDecimal.class)).isEqualTo(new BigDecimal("5.25"));
        assertThat(to(NOON, LocalDate.class)).isEqualTo(NOON.toLocalDate());
        assertThat(to(NOON, LocalTime.class)).isEqualTo(LocalTime.NOON);
        assertThat(to(NOON, Timestamp.class)).isEqualTo(Timestamp.valueOf(NOON));
        assertThat(to(NOON, Object.class)).isEqualTo(Timestamp.valueOf(NOON));
        assertThat(to(NOON.toLocalDate(), Date.class)).isEqualTo(Date.valueOf("2001-07-01"));
        assertThat(to(NOON, Instant.class)).isEqualTo(Instant.parse("2001-07-01T10:00:00Z"));
        OffsetDateTime moment = OffsetDateTime.of(NOON, ZoneOffset.UTC);
        assertThat(to(moment, ZonedDateTime.class)).isEqualTo(ZonedDateTime.of(NOON.plusHours(2), BERLIN));
        assertThat(to(moment, OffsetDateTime.class)).isEqualTo(moment);
        assertThat(to(UUID.fromString("c0ffee00-0000-0000-0000-000000000001").toString(), UUID.class))
                .hasToString("c0ffee00-0000-0000-0000-000000000001");
        assertThat(to(Period.ofMonths(14), String.class)).isEqualTo("1-2");
        assertThat(to(Duration.ofMillis(-93_784_500), String.class)).isEqualTo("-1 02:03:04.5");
        assertThatThrownBy(() -> to(5, LocalDate.class)).hasMessageContaining("can't be read");
        assertThatThrownBy(() -> to(5, Thread.class)).hasMessageContaining("java.lang.Thread");
    }

    private static Object to(Object value, Class<?> target) throws SQLException {
        return Conversions.to(value, target, BERLIN);
    }

    @Test
    void textIsAsSqlWritesIt() {
        assertThat(Texts.of(NOON)).isEqualTo("2001-07-01 12:00:00");
        assertThat(Texts.of(NOON.plusNanos(120_000))).isEqualTo("2001-07-01 12:00:00.00012");
        assertThat(Texts.of(LocalTime.of(1, 2))).isEqualTo("01:02:00");
        assertThat(Texts.of(OffsetDateTime.of(NOON, ZoneOffset.ofHours(2)))).isEqualTo("2001-07-01 12:00:00+02:00");
        assertThat(Texts.of(OffsetDateTime.of(NOON, ZoneOffset.UTC))).isEqualTo("2001-07-01 12:00:00+00:00");
        assertThat(Texts.of(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Texts.of(new byte[] {0, (byte) 0xAB})).isEqualTo("00ab");
        assertThat(Texts.of(null)).isNull();
    }
}
