package dev.travertine.planner.validate;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlHopTableFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.SqlTumbleTableFunction;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/** Operators of our own, and those of Calcite whose types we see otherwise. */
public final class Operators {
    /** TUMBLE(TABLE t, DESCRIPTOR(time), size [, offset]): the input's columns, window_start, window_end, window_time. */
    public static final SqlOperator TUMBLE = new SqlTumbleTableFunction() {
        @Override
        public SqlReturnTypeInference getRowTypeInference() {
            return Operators::windowedRow;
        }
    };

    /** HOP(TABLE t, DESCRIPTOR(time), slide, size [, offset]). */
    public static final SqlOperator HOP = new SqlHopTableFunction() {
        @Override
        public SqlReturnTypeInference getRowTypeInference() {
            return Operators::windowedRow;
        }
    };

    /** WINDOW_START(time, size, offset); what TUMBLE is made of, not a name in SQL. */
    public static final SqlOperator WINDOW_START = SqlBasicFunction.create(
            "WINDOW_START",
            ReturnTypes.ARG0,
            OperandTypes.family(
                    SqlTypeFamily.TIMESTAMP, SqlTypeFamily.DATETIME_INTERVAL, SqlTypeFamily.DATETIME_INTERVAL));

    /** DATE_TRUNC('unit', time), as in PostgreSQL. */
    public static final SqlOperator DATE_TRUNC = SqlBasicFunction.create(
            "DATE_TRUNC",
            ReturnTypes.ARG1_NULLABLE,
            OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME),
            SqlFunctionCategory.TIMEDATE);

    /** DATE_PART('unit', time): EXTRACT(unit FROM time). */
    public static final SqlOperator DATE_PART = SqlBasicFunction.create(
            "DATE_PART",
            ReturnTypes.BIGINT_NULLABLE,
            OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME),
            SqlFunctionCategory.TIMEDATE);

    /** Minus as it is, and between two timestamps, where the standard wants an interval's unit to be named. */
    public static final SqlOperator MINUS = new TimestampMinus();

    /**
     * IN_SET(x, literal, literal, ...): a long IN list in one call. As comparisons joined by OR, Calcite would simplify it in
     * quadratic time.
     */
    public static final SqlOperator IN_SET =
            SqlBasicFunction.create("IN_SET", ReturnTypes.BOOLEAN_NULLABLE, OperandTypes.VARIADIC);

    static final List<SqlOperator> ALL = List.of(
            IN_SET,
            MINUS,
            TUMBLE,
            HOP,
            DATE_TRUNC,
            DATE_PART,
            new Clock("CURRENT_TIMESTAMP", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, SqlSyntax.FUNCTION_ID),
            new Clock("LOCALTIMESTAMP", SqlTypeName.TIMESTAMP, SqlSyntax.FUNCTION_ID),
            new Clock("NOW", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, SqlSyntax.FUNCTION),
            deviation("STDDEV", SqlKind.STDDEV_SAMP),
            deviation("STDDEV_POP", SqlKind.STDDEV_POP),
            deviation("STDDEV_SAMP", SqlKind.STDDEV_SAMP),
            deviation("VARIANCE", SqlKind.VAR_SAMP),
            deviation("VAR_POP", SqlKind.VAR_POP),
            deviation("VAR_SAMP", SqlKind.VAR_SAMP));

    private Operators() {}

    /** Always DOUBLE: a square root has no exact DECIMAL. */
    private static SqlAggFunction deviation(String name, SqlKind kind) {
        return SqlBasicAggFunction.create(name, kind, ReturnTypes.DOUBLE_FORCE_NULLABLE, OperandTypes.NUMERIC)
                .withFunctionType(SqlFunctionCategory.NUMERIC);
    }

    private static RelDataType windowedRow(SqlOperatorBinding call) {
        RelDataTypeFactory types = call.getTypeFactory();
        RelDataType input = call.getOperandType(0);
        RelDataType time = types.createSqlType(SqlTypeName.TIMESTAMP);
        return types.builder()
                .kind(input.getStructKind())
                .addAll(input.getFieldList())
                .add("window_start", time)
                .add("window_end", time)
                .add("window_time", time)
                .build();
    }

    /** The statement's time, to the microsecond; the same in a whole statement. */
    private static final class Clock extends SqlFunction {
        private final SqlSyntax syntax;

        Clock(String name, SqlTypeName type, SqlSyntax syntax) {
            super(
                    name,
                    SqlKind.OTHER_FUNCTION,
                    call -> call.getTypeFactory().createSqlType(type),
                    null,
                    OperandTypes.NILADIC,
                    SqlFunctionCategory.TIMEDATE);
            this.syntax = syntax;
        }

        @Override
        public SqlSyntax getSyntax() {
            return syntax;
        }

        @Override
        public boolean isDynamicFunction() {
            return true;
        }
    }
}
