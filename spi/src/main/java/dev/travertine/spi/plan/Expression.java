package dev.travertine.spi.plan;

import dev.travertine.spi.function.CompiledFunction;
import dev.travertine.spi.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A typed expression over the columns of one input. Immutable; prints as SQL-like text with columns as {@code $n}. */
public sealed interface Expression {
    DataType type();

    /** Column {@code index} of the input. */
    record ColumnRef(int index, DataType type) implements Expression {
        @Override
        public String toString() {
            return "$" + index;
        }
    }

    /**
     * A constant: null, Boolean, Long (integers; DATE in days; TIME, timestamps and INTERVAL_DAY in microseconds;
     * INTERVAL_MONTH in months), Double (REAL, DOUBLE), BigDecimal of the type's scale, String or byte[].
     */
    record Literal(@Nullable Object value, DataType type) implements Expression {
        @Override
        public String toString() {
            return PlanPrinter.literal(value, type);
        }
    }

    /** The value that the statement's parameter {@code index} (from 0) is bound to; given as a literal's value. */
    record Parameter(int index, DataType type) implements Expression {
        @Override
        public String toString() {
            return "?" + index;
        }
    }

    /** A function with kernels; the executor evaluates arguments and then the function. */
    record Call(ScalarFunction function, List<Expression> arguments, DataType type) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return PlanPrinter.call(function, arguments);
        }
    }

    /**
     * A conversion between any two types for which SQL has one; with {@code safe} a value that can't be converted gives NULL
     * (TRY_CAST), else the error 22003, 22P02 or 22007.
     */
    record Cast(Expression argument, DataType type, boolean safe) implements Expression {
        @Override
        public String toString() {
            return (safe ? "TRY_CAST(" : "CAST(") + argument + " AS " + type.sql() + ")";
        }
    }

    /**
     * CASE WHEN: the result of the first condition that is true, else {@code otherwise}; results have the type's kind. A
     * result is evaluated for no row that does not take it.
     */
    record Case(List<Expression> conditions, List<Expression> results, Expression otherwise, DataType type)
            implements Expression {
        public Case {
            conditions = List.copyOf(conditions);
            results = List.copyOf(results);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("CASE");
            for (int i = 0; i < conditions.size(); i++) {
                text.append(" WHEN ").append(conditions.get(i)).append(" THEN ").append(results.get(i));
            }
            return text.append(" ELSE ").append(otherwise).append(" END").toString();
        }
    }

    /**
     * Whether the argument equals one of the values (of the argument's type, none NULL). NULL for a NULL argument, and for no
     * match where {@code hasNull} (the list had a NULL).
     */
    record InSet(Expression argument, List<Literal> values, boolean hasNull, DataType type) implements Expression {
        public InSet {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return argument + " IN " + PlanPrinter.list(values, 10);
        }
    }

    /** A function without kernels, compiled by the planner. {@code text} is how it prints. */
    record Compiled(CompiledFunction function, List<Expression> arguments, String text, DataType type)
            implements Expression {
        public Compiled {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
