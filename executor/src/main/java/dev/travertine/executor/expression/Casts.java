package dev.travertine.executor.expression;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;

/** Which node converts what into what. */
final class Casts {
    private Casts() {}

    /** @param safe whether what can't be converted becomes NULL instead of an error */
    static Node cast(
            Node argument, DataType from, DataType to, boolean safe, OperatorContext context, Resources resources) {
        if (isSame(from, to)) {
            return argument;
        }
        TypeKind source = from.kind();
        TypeKind target = to.kind();
        if (isBytes(source) && isBytes(target)) {
            return new TextFit(argument, from, to, context, resources);
        }
        if (target.isText()) {
            return new ToText(argument, from, to, context, resources);
        }
        if (source.isText()) {
            return new FromText(argument, to, safe, context.functions().zone());
        }
        if (isNumber(source) && isNumber(target)) {
            return new NumericCast(argument, from, to, safe);
        }
        if (DateTimeCast.isDefined(source, target)) {
            return new DateTimeCast(argument, from, to, safe, context.functions());
        }
        throw TravertineException.unsupported("CAST of " + from.sql() + " to " + to.sql());
    }

    private static boolean isBytes(TypeKind kind) {
        return kind.isText() || kind == TypeKind.VARBINARY;
    }

    private static boolean isNumber(TypeKind kind) {
        return kind.isNumeric() || kind == TypeKind.BOOLEAN;
    }

    /** Whether every value of the one type is a value of the other, and held in the same way. */
    private static boolean isSame(DataType from, DataType to) {
        if (from.kind().isInteger() && to.kind().isInteger()) {
            return Ranges.max(to) >= Ranges.max(from);
        }
        if (from.kind() == TypeKind.REAL && to.kind() == TypeKind.DOUBLE) {
            return true;
        }
        if (from.kind() == TypeKind.CHAR && to.kind() == TypeKind.VARCHAR) {
            return false;
        }
        if (isBytes(from.kind()) && (to.kind() == TypeKind.VARCHAR || to.kind() == TypeKind.VARBINARY)) {
            return to.precision() == DataType.UNLIMITED
                    || (from.precision() != DataType.UNLIMITED && to.precision() >= from.precision());
        }
        if (from.kind() != to.kind()) {
            return false;
        }
        return switch (from.kind()) {
            case DECIMAL ->
                from.scale() == to.scale() && to.precision() >= from.precision() && Form.of(from) == Form.of(to);
            case TIME, TIMESTAMP, TIMESTAMP_LTZ -> to.precision() >= from.precision();
            case CHAR -> from.precision() == to.precision();
            default -> true;
        };
    }
}
