package dev.travertine.planner.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.jspecify.annotations.Nullable;

/** Names for the columns of a query that the user gave none: the function's, the cast column's, or col0, col1. */
public final class OutputNames {
    private OutputNames() {}

    /** The names in order; those that Calcite made up are replaced. */
    public static List<String> of(SqlNode query, Validator validator, List<String> names) {
        SqlSelect select = firstSelect(query);
        SqlNodeList items = select == null || select.getSelectList() == null
                ? SqlNodeList.EMPTY
                : validator.expandStar(select.getSelectList(), select, false);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.startsWith("EXPR$")) {
                String label = i < items.size() ? label(items.get(i)) : null;
                name = label == null ? "col" + i : label;
            }
            labels.add(name);
        }
        return labels;
    }

    private static @Nullable SqlSelect firstSelect(SqlNode query) {
        return switch (query) {
            case SqlSelect select -> select;
            case SqlOrderBy ordered -> firstSelect(ordered.query);
            case SqlWith with -> firstSelect(with.body);
            case SqlCall call when call.getKind().belongsTo(SqlKind.SET_QUERY) -> firstSelect(call.operand(0));
            default -> null;
        };
    }

    private static @Nullable String label(SqlNode item) {
        return switch (item) {
            case SqlIdentifier id -> id.names.getLast();
            case SqlCall call when call.getKind() == SqlKind.AS -> label(call.operand(0));
            case SqlCall call
            when call.getKind() == SqlKind.CAST
                    || call.getKind() == SqlKind.SAFE_CAST
                    || call.getKind() == SqlKind.OVER
                    || call.getKind() == SqlKind.FILTER
                    || call.getKind() == SqlKind.IGNORE_NULLS
                    || call.getKind() == SqlKind.RESPECT_NULLS
                    || call.getKind() == SqlKind.WITHIN_GROUP -> label(call.operand(0));
            case SqlCall call when call.getKind() == SqlKind.CASE -> "case";
            case SqlCall call
            when call.getOperator() instanceof SqlFunction function ->
                function.getName().toLowerCase(Locale.ROOT);
            default -> null;
        };
    }
}
