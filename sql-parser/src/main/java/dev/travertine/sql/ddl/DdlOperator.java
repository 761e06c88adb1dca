package dev.travertine.sql.ddl;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** The operator of one kind of statement: its name, its {@link SqlKind}, and how a call is made of operands. */
final class DdlOperator extends SqlSpecialOperator {
    private final Factory factory;

    DdlOperator(String name, SqlKind kind, Factory factory) {
        super(name, kind);
        this.factory = factory;
    }

    @Override
    public SqlCall createCall(@Nullable SqlLiteral functionQualifier, SqlParserPos pos, @Nullable SqlNode... operands) {
        return factory.create(pos, new Operands(operands));
    }

    /** Makes the call; the operands come in the order of the node's constructor. */
    interface Factory {
        SqlCall create(SqlParserPos pos, Operands operands);
    }

    /** Typed access to operands by their place. */
    static final class Operands {
        private final @Nullable SqlNode[] nodes;

        Operands(@Nullable SqlNode[] nodes) {
            this.nodes = nodes;
        }

        boolean flag(int index) {
            return literal(index).booleanValue();
        }

        SqlIdentifier name(int index) {
            return (SqlIdentifier) node(index);
        }

        SqlNodeList list(int index) {
            return (SqlNodeList) node(index);
        }

        @Nullable
        SqlNodeList optionalList(int index) {
            return (SqlNodeList) nodes[index];
        }

        SqlLiteral literal(int index) {
            return (SqlLiteral) node(index);
        }

        @Nullable
        SqlNode optional(int index) {
            return nodes[index];
        }

        SqlNode node(int index) {
            SqlNode node = nodes[index];
            if (node == null) {
                throw new IllegalArgumentException("operand " + index + " is absent");
            }
            return node;
        }
    }
}
