package dev.travertine.planner.validate;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** {@code a - b}; of two timestamps an INTERVAL DAY TO SECOND, of anything else what Calcite's minus gives. */
final class TimestampMinus extends SqlBinaryOperator {
    private static final int DAY_DIGITS = 9;
    private static final int SECOND_DIGITS = 6;

    TimestampMinus() {
        super(
                "-",
                SqlKind.MINUS,
                SqlStdOperatorTable.MINUS.getLeftPrec(),
                true,
                ReturnTypes.NULLABLE_SUM,
                InferTypes.FIRST_KNOWN,
                OperandTypes.or(
                        OperandTypes.MINUS_OPERATOR,
                        OperandTypes.family(SqlTypeFamily.TIMESTAMP, SqlTypeFamily.TIMESTAMP)));
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataType left = binding.getOperandType(0);
        RelDataType right = binding.getOperandType(1);
        if (!SqlTypeUtil.isTimestamp(left) || !SqlTypeUtil.isTimestamp(right)) {
            return SqlStdOperatorTable.MINUS.inferReturnType(binding);
        }
        SqlIntervalQualifier unit =
                new SqlIntervalQualifier(TimeUnit.DAY, DAY_DIGITS, TimeUnit.SECOND, SECOND_DIGITS, SqlParserPos.ZERO);
        RelDataType interval = binding.getTypeFactory().createSqlIntervalType(unit);
        return binding.getTypeFactory().createTypeWithNullability(interval, left.isNullable() || right.isNullable());
    }
}
