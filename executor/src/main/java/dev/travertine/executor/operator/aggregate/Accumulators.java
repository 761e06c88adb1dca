package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.type.DataType;
import java.util.List;

/** Which accumulator serves which function and type. */
public final class Accumulators {
    private Accumulators() {}

    /**
     * States for a call.
     *
     * @param function not GROUPING, which has no state
     * @param memory an account of the accumulator's own, which closes it
     */
    public static Accumulator of(
            AggregateFunction function, List<DataType> arguments, DataType result, MemoryReservation memory) {
        return switch (function) {
            case COUNT -> new Count(memory);
            case SUM, SUM0, AVG ->
                arguments.getFirst().kind().isFloat()
                        ? new DoubleSum(function, memory)
                        : new IntegerSum(function, arguments.getFirst(), result, memory);
            case MIN, ANY_VALUE, BOOL_AND -> extreme(false, arguments.getFirst(), result, memory);
            case MAX, BOOL_OR -> extreme(true, arguments.getFirst(), result, memory);
            case STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP ->
                new Variance(function, arguments.getFirst(), result, memory);
            case BIT_AND -> new LongFold(LongFold.Fold.AND, result, memory);
            case BIT_OR -> new LongFold(LongFold.Fold.OR, result, memory);
            case BIT_XOR -> new LongFold(LongFold.Fold.XOR, result, memory);
            case SINGLE_VALUE -> new SingleValue(memory);
            case GROUPING -> throw new IllegalArgumentException("GROUPING has no state");
        };
    }

    /** Whether it makes no difference to the function that equal rows come more than once. */
    public static boolean ignoresDuplicates(AggregateFunction function) {
        return switch (function) {
            case MIN, MAX, ANY_VALUE, BOOL_AND, BOOL_OR, BIT_AND, BIT_OR -> true;
            default -> false;
        };
    }

    private static Accumulator extreme(boolean greatest, DataType argument, DataType result, MemoryReservation memory) {
        return switch (argument.physical()) {
            case FLOAT32, FLOAT64 -> new DoubleExtreme(greatest, memory);
            case INT128 -> new WideExtreme(greatest, memory);
            case VARLEN -> new BytesExtreme(greatest, memory);
            default -> new LongFold(greatest ? LongFold.Fold.GREATEST : LongFold.Fold.LEAST, result, memory);
        };
    }
}
