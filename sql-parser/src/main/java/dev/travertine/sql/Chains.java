package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Trees of long chains {@code a OR b OR c ...}. Short ones lean to the left, as in every parser; long ones are balanced, so
 * that neither we nor those who walk the tree after us need a deep stack. Only for associative operators.
 */
final class Chains {
    /** Chains up to this length lean to the left. */
    static final int LEFT_DEEP_MAX = 100;

    /** Longest chain of an operator that can't be rebalanced, such as minus. */
    static final int UNBALANCED_MAX = 1_000;

    private Chains() {}

    /** An operand and its place with the parentheses around it. */
    record Operand(SqlNode node, SqlParserPos pos) {}

    static SqlNode join(SqlOperator operator, List<Operand> operands) {
        if (operands.size() > LEFT_DEEP_MAX) {
            return balanced(operator, operands);
        }
        SqlNode node = operands.get(0).node;
        for (int i = 1; i < operands.size(); i++) {
            node = operator.createCall(span(operands.subList(0, i + 1)), node, operands.get(i).node);
        }
        return node;
    }

    static void checkLength(int operators, SqlParserPos pos) {
        if (operators > UNBALANCED_MAX) {
            throw new TravertineException(
                    ErrorCode.TOO_COMPLEX,
                    "expression has more than " + UNBALANCED_MAX + " operators in a row",
                    Positions.range(pos),
                    null,
                    null);
        }
    }

    private static SqlNode balanced(SqlOperator operator, List<Operand> operands) {
        int size = operands.size();
        if (size == 1) {
            return operands.get(0).node;
        }
        SqlNode left = balanced(operator, operands.subList(0, size / 2));
        SqlNode right = balanced(operator, operands.subList(size / 2, size));
        return operator.createCall(span(operands), left, right);
    }

    private static SqlParserPos span(List<Operand> operands) {
        return Positions.span(operands.get(0).pos, operands.get(operands.size() - 1).pos);
    }
}
