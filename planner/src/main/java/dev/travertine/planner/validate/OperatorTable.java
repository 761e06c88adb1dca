package dev.travertine.planner.validate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The operators that a statement can call: ours, then the SQL standard's, then PostgreSQL's, then some that people know from
 * other databases. The first table that knows a name wins, so that no name has two meanings.
 */
public final class OperatorTable implements SqlOperatorTable {
    private static final OperatorTable INSTANCE = new OperatorTable();

    private final List<SqlOperatorTable> tables = List.of(
            SqlOperatorTables.of(Operators.ALL),
            SqlStdOperatorTable.instance(),
            SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(EnumSet.of(SqlLibrary.POSTGRESQL)),
            SqlOperatorTables.of(
                    SqlLibraryOperators.NVL,
                    SqlLibraryOperators.IF,
                    SqlLibraryOperators.IFNULL,
                    SqlLibraryOperators.ENDS_WITH,
                    SqlLibraryOperators.REVERSE,
                    SqlLibraryOperators.LEVENSHTEIN,
                    SqlLibraryOperators.CRC32,
                    SqlLibraryOperators.TO_BASE64,
                    SqlLibraryOperators.FROM_BASE64,
                    SqlLibraryOperators.TO_HEX,
                    SqlLibraryOperators.FROM_HEX,
                    SqlLibraryOperators.REGEXP_EXTRACT,
                    SqlLibraryOperators.REGEXP_CONTAINS,
                    SqlLibraryOperators.SPACE,
                    SqlLibraryOperators.LOG2,
                    SqlLibraryOperators.SINH,
                    SqlLibraryOperators.COSH,
                    SqlLibraryOperators.TANH,
                    SqlLibraryOperators.TRY_CAST));

    private OperatorTable() {}

    public static OperatorTable instance() {
        return INSTANCE;
    }

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        int before = found.size();
        for (SqlOperatorTable table : tables) {
            table.lookupOperatorOverloads(name, category, syntax, found, matcher);
            if (found.size() > before) {
                return;
            }
        }
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        List<SqlOperator> all = new ArrayList<>();
        tables.forEach(table -> all.addAll(table.getOperatorList()));
        return all;
    }
}
