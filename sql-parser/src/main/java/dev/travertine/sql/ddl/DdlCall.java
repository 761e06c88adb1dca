package dev.travertine.sql.ddl;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.ImmutableNullableList;
import org.jspecify.annotations.Nullable;

/** A call with a fixed list of operands; flags are operands too, so that {@code equalsDeep} and {@code clone} see them. */
abstract class DdlCall extends SqlCall {
    private final DdlOperator operator;
    private final List<SqlNode> operands;

    @SuppressWarnings("NullAway") // Calcite's lists of operands hold nulls for what is absent
    DdlCall(DdlOperator operator, SqlParserPos pos, @Nullable SqlNode... operands) {
        super(pos);
        this.operator = operator;
        this.operands = ImmutableNullableList.copyOf(operands);
    }

    @Override
    public final SqlOperator getOperator() {
        return operator;
    }

    @Override
    public final List<SqlNode> getOperandList() {
        return operands;
    }

    @Override
    public abstract void unparse(SqlWriter writer, int leftPrec, int rightPrec);

    static SqlLiteral flag(boolean value) {
        return SqlLiteral.createBoolean(value, SqlParserPos.ZERO);
    }

    /** Writes {@code (a, b, c)}. */
    static void unparseList(SqlWriter writer, Iterable<? extends SqlNode> nodes) {
        SqlWriter.Frame frame = writer.startList("(", ")");
        for (SqlNode node : nodes) {
            writer.sep(",");
            node.unparse(writer, 0, 0);
        }
        writer.endList(frame);
    }

    static void unparseColumns(SqlWriter writer, @Nullable SqlNodeList columns) {
        if (columns != null) {
            unparseList(writer, columns);
        }
    }

    static void unparseName(SqlWriter writer, SqlIdentifier name) {
        name.unparse(writer, 0, 0);
    }
}
