package dev.travertine.executor.expression;

import static dev.travertine.executor.expression.Evaluation.call;
import static dev.travertine.executor.expression.Evaluation.column;
import static dev.travertine.executor.expression.Evaluation.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.spi.plan.DateTimeUnit;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DateTimeTest {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    private static List<Object> micros(Random random, int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Years -300 to 4200, and some close to midnights and years' ends.
            long value = random.nextLong(-70_000_000_000_000_000L, 70_000_000_000_000_000L);
            values.add(random.nextInt(4) == 0 ? value - Math.floorMod(value, Civil.DAY) - random.nextInt(2) : value);
        }
        values.add(null);
        return values;
    }

    private static LocalDateTime time(long micros) {
        return EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(LocalDateTime time) {
        return ChronoUnit.MICROS.between(EPOCH, time);
    }

    private static Expression unit(DateTimeUnit unit) {
        return literal(unit.name(), DataType.VARCHAR);
    }

    @ParameterizedTest
    @EnumSource
    void extractAgreesWithJavaTime(DateTimeUnit unit) {
        List<Object> values = micros(Evaluation.random("extractAgreesWithJavaTime"), 3000);
        List<Object> days = new ArrayList<>();
        List<Object> ofTimestamps = new ArrayList<>();
        List<Object> ofDates = new ArrayList<>();
        for (Object value : values) {
            Long day = value == null ? null : (Long) Math.floorDiv((Long) value, Civil.DAY);
            days.add(day);
            ofTimestamps.add(value == null ? null : (Object) extract(unit, time((Long) value)));
            ofDates.add(day == null ? null : (Object) extract(unit, time(day * Civil.DAY)));
        }
        try (Evaluation evaluation = new Evaluation()) {
            DataType type = DataType.BIGINT;
            assertThat(evaluation.evaluate(
                            call(ScalarFunction.EXTRACT, type, unit(unit), column(0, DataType.TIMESTAMP)),
                            List.of(DataType.TIMESTAMP),
                            List.of(values)))
                    .isEqualTo(ofTimestamps);
            assertThat(evaluation.evaluate(
                            call(ScalarFunction.EXTRACT, type, unit(unit), column(0, DataType.DATE)),
                            List.of(DataType.DATE),
                            List.of(days)))
                    .isEqualTo(ofDates);
        }
    }

    private static long extract(DateTimeUnit unit, LocalDateTime time) {
        int year = time.getYear();
        return switch (unit) {
            case MICROSECOND -> time.getSecond() * 1_000_000L + time.getNano() / 1000;
            case MILLISECOND -> time.getSecond() * 1_000L + time.getNano() / 1_000_000;
            case SECOND -> time.getSecond();
            case MINUTE -> time.getMinute();
            case HOUR -> time.getHour();
            case DAY -> time.getDayOfMonth();
            case WEEK -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> time.getMonthValue();
            case QUARTER -> time.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> year;
            case DECADE -> Math.floorDiv(year, 10);
            case CENTURY -> year > 0 ? (year + 99) / 100 : -((99 - (year - 1)) / 100);
            case MILLENNIUM -> year > 0 ? (year + 999) / 1000 : -((999 - (year - 1)) / 1000);
            case DOW -> time.getDayOfWeek().getValue() % 7 + 1;
            case ISODOW -> time.getDayOfWeek().getValue();
            case DOY -> time.getDayOfYear();
            case ISOYEAR -> time.get(IsoFields.WEEK_BASED_YEAR);
            case EPOCH -> time.toEpochSecond(ZoneOffset.UTC);
        };
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DOW", "ISODOW", "DOY", "ISOYEAR", "EPOCH"})
    void truncAgreesWithJavaTime(DateTimeUnit unit) {
        List<Object> values = micros(Evaluation.random("truncAgreesWithJavaTime"), 3000);
        List<Object> expected = new ArrayList<>();
        for (Object value : values) {
            expected.add(value == null ? null : (Object) micros(truncate(unit, time((Long) value))));
        }
        try (Evaluation evaluation = new Evaluation()) {
            assertThat(evaluation.evaluate(
                            call(
                                    ScalarFunction.DATE_TRUNC,
                                    DataType.TIMESTAMP,
                                    unit(unit),
                                    column(0, DataType.TIMESTAMP)),
                            List.of(DataType.TIMESTAMP),
                            List.of(values)))
                    .isEqualTo(expected);
        }
    }

    private static LocalDateTime truncate(DateTimeUnit unit, LocalDateTime time) {
        LocalDate day = time.toLocalDate();
        int year = time.getYear();
        return switch (unit) {
            case MICROSECOND -> time;
            case MILLISECOND -> time.truncatedTo(ChronoUnit.MILLIS);
            case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
            case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.atStartOfDay();
            case WEEK -> day.with(ChronoField.DAY_OF_WEEK, 1).atStartOfDay();
            case MONTH -> day.withDayOfMonth(1).atStartOfDay();
            case QUARTER ->
                LocalDate.of(year, (time.getMonthValue() - 1) / 3 * 3 + 1, 1).atStartOfDay();
            case YEAR -> LocalDate.of(year, 1, 1).atStartOfDay();
            case DECADE -> LocalDate.of(Math.floorDiv(year, 10) * 10, 1, 1).atStartOfDay();
            case CENTURY ->
                LocalDate.of(Math.floorDiv(year - 1, 100) * 100 + 1, 1, 1).atStartOfDay();
            default ->
                LocalDate.of(Math.floorDiv(year - 1, 1000) * 1000 + 1, 1, 1).atStartOfDay();
        };
    }

    @Test
    void intervalsAgreeWithJavaTime() {
        Random random = Evaluation.random("intervalsAgreeWithJavaTime");
        List<Object> values = micros(random, 2000);
        List<Object> months = new ArrayList<>();
        List<Object> spans = new ArrayList<>();
        List<Object> plusMonths = new ArrayList<>();
        List<Object> plusSpans = new ArrayList<>();
        List<Object> differences = new ArrayList<>();
        for (Object value : values) {
            long count = random.nextInt(-50, 50);
            long span = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
            months.add(count);
            spans.add(span);
            plusMonths.add(
                    value == null ? null : (Object) micros(time((Long) value).plusMonths(count)));
            plusSpans.add(value == null ? null : (Object) ((Long) value + span));
            differences.add(value == null ? null : (Object) ((Long) value - span));
        }
        try (Evaluation evaluation = new Evaluation()) {
            DataType type = DataType.TIMESTAMP;
            Expression a = column(0, type);
            assertThat(evaluation.evaluate(
                            call(ScalarFunction.ADD_INTERVAL, type, a, column(1, DataType.INTERVAL_MONTH)),
                            List.of(type, DataType.INTERVAL_MONTH),
                            List.of(values, months)))
                    .isEqualTo(plusMonths);
            assertThat(evaluation.evaluate(
                            call(ScalarFunction.ADD_INTERVAL, type, a, column(1, DataType.INTERVAL_DAY)),
                            List.of(type, DataType.INTERVAL_DAY),
                            List.of(values, spans)))
                    .isEqualTo(plusSpans);
            assertThat(evaluation.evaluate(
                            call(ScalarFunction.DATETIME_DIFFERENCE, DataType.INTERVAL_DAY, a, column(1, type)),
                            List.of(type, type),
                            List.of(values, spans)))
                    .isEqualTo(differences);
            assertThatThrownBy(() -> evaluation.evaluate(call(
                            ScalarFunction.ADD_INTERVAL,
                            type,
                            literal(Long.MAX_VALUE, type),
                            literal(1L, DataType.INTERVAL_DAY))))
                    .hasMessageContaining("out of range");
            assertThat(evaluation.evaluate(call(
                            ScalarFunction.ADD_INTERVAL,
                            DataType.TIME,
                            literal(23 * Civil.HOUR, DataType.TIME),
                            literal(2 * Civil.HOUR, DataType.INTERVAL_DAY))))
                    .isEqualTo(Civil.HOUR);
            assertThat(evaluation.evaluate(call(
                            ScalarFunction.ADD_INTERVAL,
                            DataType.DATE,
                            literal(LocalDate.of(2001, 1, 31).toEpochDay(), DataType.DATE),
                            literal(1L, DataType.INTERVAL_MONTH))))
                    .isEqualTo(LocalDate.of(2001, 2, 28).toEpochDay());
        }
    }

    @Test
    void windowsStartAtOrBelow() {
        Random random = Evaluation.random("windowsStartAtOrBelow");
        List<Object> values = micros(random, 1000);
        long size = 1 + random.nextLong(Civil.DAY);
        long offset = random.nextLong(-Civil.DAY, Civil.DAY);
        try (Evaluation evaluation = new Evaluation()) {
            List<Object> starts = evaluation.evaluate(
                    call(
                            ScalarFunction.WINDOW_START,
                            DataType.TIMESTAMP,
                            column(0, DataType.TIMESTAMP),
                            literal(size, DataType.INTERVAL_DAY),
                            literal(offset, DataType.INTERVAL_DAY)),
                    List.of(DataType.TIMESTAMP),
                    List.of(values));
            for (int i = 0; i + 1 < values.size(); i++) {
                long time = (Long) values.get(i);
                assertThat((Long) starts.get(i)).isBetween(time - size + 1, time);
                assertThat(Math.floorMod((Long) starts.get(i) - offset, size)).isZero();
            }
            assertThat(starts.getLast()).isNull();
        }
    }

    @Test
    void zonesMoveTheClock() {
        ZoneId zone = ZoneId.of("America/New_York");
        Random random = Evaluation.random("zonesMoveTheClock");
        List<Object> values = new ArrayList<>();
        List<Object> hours = new ArrayList<>();
        List<Object> locals = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            long micros = random.nextLong(-1_000_000_000_000_000L, 2_000_000_000_000_000L);
            LocalDateTime local = LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), zone);
            values.add(micros);
            hours.add((long) local.getHour());
            locals.add(micros(local));
        }
        DataType type = DataType.TIMESTAMP_LTZ;
        try (Evaluation evaluation = new Evaluation(zone, List.of())) {
            assertThat(evaluation.evaluate(
                            call(ScalarFunction.EXTRACT, DataType.BIGINT, unit(DateTimeUnit.HOUR), column(0, type)),
                            List.of(type),
                            List.of(values)))
                    .isEqualTo(hours);
            assertThat(evaluation.evaluate(
                            new Expression.Cast(column(0, type), DataType.TIMESTAMP, false),
                            List.of(type),
                            List.of(values)))
                    .isEqualTo(locals);
            assertThat(evaluation.evaluate(call(ScalarFunction.CURRENT_TIMESTAMP, type)))
                    .isEqualTo(Evaluation.NOW);
        }
    }

    @Test
    void partsOfTimesAndIntervals() {
        long time = LocalTime.of(13, 14, 15, 161_718_000).toNanoOfDay() / 1000;
        try (Evaluation evaluation = new Evaluation()) {
            assertThat(part(evaluation, DateTimeUnit.HOUR, time, DataType.TIME)).isEqualTo(13L);
            assertThat(part(evaluation, DateTimeUnit.MILLISECOND, time, DataType.TIME))
                    .isEqualTo(15_161L);
            long interval = -(2 * Civil.DAY + 3 * Civil.HOUR);
            assertThat(part(evaluation, DateTimeUnit.DAY, interval, DataType.INTERVAL_DAY))
                    .isEqualTo(-2L);
            assertThat(part(evaluation, DateTimeUnit.HOUR, interval, DataType.INTERVAL_DAY))
                    .isEqualTo(-3L);
            assertThat(part(evaluation, DateTimeUnit.YEAR, 30L, DataType.INTERVAL_MONTH))
                    .isEqualTo(2L);
            assertThat(part(evaluation, DateTimeUnit.MONTH, 30L, DataType.INTERVAL_MONTH))
                    .isEqualTo(6L);
            assertThatThrownBy(() -> part(evaluation, DateTimeUnit.YEAR, time, DataType.TIME))
                    .hasMessage("EXTRACT(YEAR FROM TIME(6)) is not supported");
        }
    }

    private static Object part(Evaluation evaluation, DateTimeUnit unit, long value, DataType type) {
        return evaluation.evaluate(call(ScalarFunction.EXTRACT, DataType.BIGINT, unit(unit), literal(value, type)));
    }
}
