package dev.travertine.planner.validate;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * {@code f(x) FILTER (WHERE c) OVER w}, which Calcite does not know, as {@code f(CASE WHEN c THEN x END) OVER w}: the same,
 * since aggregate functions of one argument pass over NULLs.
 */
final class FilteredWindows {
    private FilteredWindows() {}

    static boolean matches(SqlNode node) {
        return node instanceof SqlCall over
                && over.getKind() == SqlKind.OVER
                && over.operand(0) instanceof SqlCall filter
                && filter.getKind() == SqlKind.FILTER
                && filter.operand(0) instanceof SqlCall aggregate
                && aggregate.operandCount() == 1;
    }

    static SqlNode rewrite(SqlCall over) {
        SqlCall filter = over.operand(0);
        SqlCall aggregate = filter.operand(0);
        SqlNode argument = aggregate.operand(0);
        SqlParserPos position = argument.getParserPosition();
        boolean rows = argument.toString().equals("*");
        SqlNode kept = rows ? SqlLiteral.createExactNumeric("1", position) : argument;
        SqlNode chosen = new SqlCase(
                position,
                null,
                SqlNodeList.of(filter.operand(1)),
                SqlNodeList.of(kept),
                SqlLiteral.createNull(position));
        SqlNode counted = aggregate
                .getOperator()
                .createCall(aggregate.getFunctionQuantifier(), aggregate.getParserPosition(), List.of(chosen));
        return over.getOperator().createCall(over.getParserPosition(), counted, over.operand(1));
    }
}
