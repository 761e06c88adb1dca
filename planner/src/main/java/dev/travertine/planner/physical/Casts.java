package dev.travertine.planner.physical;

import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.Cast;
import dev.travertine.spi.plan.Expression.Literal;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;

/** Which casts make arguments fit what the kernels ask for. */
final class Casts {
    private Casts() {}

    /** The expression in that type; nullability stays the expression's. */
    static Expression to(Expression expression, DataType wanted) {
        DataType from = expression.type();
        DataType type = wanted.withNullable(from.nullable());
        if (from.equals(type)) {
            return expression;
        }
        if (expression instanceof Literal literal) {
            Literal converted = Literals.converted(literal, type);
            if (converted != null) {
                return converted;
            }
        }
        return new Cast(expression, type, false);
    }

    /** As {@link #to}, but types that hold the same values in the same form are left alone. */
    static Expression toKind(Expression expression, DataType wanted) {
        DataType from = expression.type();
        boolean same = from.kind() == wanted.kind() && from.scale() == wanted.scale() && wanted.kind() != TypeKind.CHAR;
        return same ? expression : to(expression, wanted);
    }

    /** The type in which two values can be compared without loss. */
    static DataType common(DataType a, DataType b) {
        boolean nullable = a.nullable() || b.nullable();
        if (a.kind() == b.kind() && a.kind() != TypeKind.DECIMAL) {
            return (a.precision() == b.precision() || a.precision() == DataType.UNLIMITED ? a : wider(a, b))
                    .withNullable(nullable);
        }
        if (a.kind().isNumeric() && b.kind().isNumeric()) {
            return numeric(a, b).withNullable(nullable);
        }
        if (a.kind().isText() && b.kind().isText()) {
            return DataType.VARCHAR.withNullable(nullable);
        }
        if (a.kind() == TypeKind.DATE && b.kind().isTimestamp()) {
            return b.withNullable(nullable);
        }
        if (b.kind() == TypeKind.DATE && a.kind().isTimestamp()) {
            return a.withNullable(nullable);
        }
        if (a.kind().isTimestamp() && b.kind().isTimestamp()) {
            return DataType.TIMESTAMP_LTZ.withNullable(nullable);
        }
        return a.withNullable(nullable);
    }

    private static DataType wider(DataType a, DataType b) {
        return b.precision() == DataType.UNLIMITED || b.precision() > a.precision() ? b : a;
    }

    private static DataType numeric(DataType a, DataType b) {
        if (a.kind().isFloat() || b.kind().isFloat()) {
            return DataType.DOUBLE;
        }
        if (a.kind() != TypeKind.DECIMAL && b.kind() != TypeKind.DECIMAL) {
            return a.kind().compareTo(b.kind()) >= 0 ? a : b;
        }
        DataType left = asDecimal(a);
        DataType right = asDecimal(b);
        int scale = Math.max(left.scale(), right.scale());
        int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
        return DataType.decimal(Math.min(DataType.DECIMAL_PRECISION_MAX, whole + scale), scale);
    }

    /** What a cast to a wider exact type widens; other expressions as they are. */
    static Expression widened(Expression expression) {
        if (!(expression instanceof Cast cast)
                || cast.safe()
                || !isExact(cast.type())
                || !isExact(cast.argument().type())) {
            return expression;
        }
        DataType from = asDecimal(cast.argument().type());
        DataType to = asDecimal(cast.type());
        boolean wider = to.scale() >= from.scale() && to.precision() - to.scale() >= from.precision() - from.scale();
        return wider ? widened(cast.argument()) : expression;
    }

    private static boolean isExact(DataType type) {
        return type.kind().isInteger() || type.kind() == TypeKind.DECIMAL;
    }

    /** The DECIMAL that holds every value of the exact type. */
    static DataType asDecimal(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> DataType.decimal(3, 0);
            case SMALLINT -> DataType.decimal(5, 0);
            case INTEGER -> DataType.decimal(10, 0);
            case BIGINT -> DataType.decimal(19, 0);
            default -> type;
        };
    }

    /** A decimal argument brought to that scale, no digit before the point lost. */
    static Expression toScale(Expression expression, int scale) {
        DataType from = asDecimal(expression.type());
        int precision = Math.min(DataType.DECIMAL_PRECISION_MAX, from.precision() - from.scale() + scale);
        return expression.type().kind() == TypeKind.DECIMAL && from.scale() == scale
                ? expression
                : to(expression, DataType.decimal(Math.max(1, precision), scale));
    }

    static Expression toDecimal(Expression expression) {
        return expression.type().kind() == TypeKind.DECIMAL ? expression : to(expression, asDecimal(expression.type()));
    }
}
