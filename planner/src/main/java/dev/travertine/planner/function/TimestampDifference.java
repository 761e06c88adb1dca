package dev.travertine.planner.function;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.function.CompiledFunction;
import dev.travertine.spi.function.FunctionContext;
import dev.travertine.spi.type.TypeKind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;

/** TIMESTAMPDIFF(unit, from, to): whole units between two times, cut towards zero. */
final class TimestampDifference implements CompiledFunction {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final ChronoUnit unit;
    private final long units;

    /** Differences are of {@code units} times {@code unit}. */
    private TimestampDifference(ChronoUnit unit, long units) {
        this.unit = unit;
        this.units = units;
    }

    static TimestampDifference of(RexCall call) {
        Object flag = call.getOperands().getFirst() instanceof RexLiteral literal ? literal.getValue() : null;
        if (!(flag instanceof TimeUnit timeUnit)) {
            throw TravertineException.unsupported("TIMESTAMPDIFF of unit " + flag);
        }
        return switch (timeUnit) {
            case MICROSECOND -> new TimestampDifference(ChronoUnit.MICROS, 1);
            case MILLISECOND -> new TimestampDifference(ChronoUnit.MILLIS, 1);
            case SECOND -> new TimestampDifference(ChronoUnit.SECONDS, 1);
            case MINUTE -> new TimestampDifference(ChronoUnit.MINUTES, 1);
            case HOUR -> new TimestampDifference(ChronoUnit.HOURS, 1);
            case DAY -> new TimestampDifference(ChronoUnit.DAYS, 1);
            case WEEK -> new TimestampDifference(ChronoUnit.DAYS, 7);
            case MONTH -> new TimestampDifference(ChronoUnit.MONTHS, 1);
            case QUARTER -> new TimestampDifference(ChronoUnit.MONTHS, 3);
            case YEAR -> new TimestampDifference(ChronoUnit.YEARS, 1);
            case DECADE -> new TimestampDifference(ChronoUnit.YEARS, 10);
            case CENTURY -> new TimestampDifference(ChronoUnit.YEARS, 100);
            case MILLENNIUM -> new TimestampDifference(ChronoUnit.YEARS, 1000);
            default -> throw TravertineException.unsupported("TIMESTAMPDIFF of unit " + timeUnit);
        };
    }

    @Override
    public void evaluate(List<Column> arguments, int rows, FunctionContext context, ColumnBuffer output) {
        Column from = arguments.get(0);
        Column to = arguments.get(1);
        for (int i = 0; i < rows; i++) {
            if (from.isNull(i) || to.isNull(i)) {
                output.appendNull();
            } else {
                CalciteValues.append(unit.between(time(from, i), time(to, i)) / units, output);
            }
        }
    }

    private static LocalDateTime time(Column column, int row) {
        long micros = column.type().kind() == TypeKind.DATE
                ? Math.multiplyExact(column.getLong(row), MICROS_PER_DAY)
                : column.getLong(row);
        return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
