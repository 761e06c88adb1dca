package dev.travertine.planner.statement;

import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.plan.Statement;
import dev.travertine.spi.type.RowType;
import dev.travertine.sql.ddl.SqlCopyFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** What COPY ... FROM says. */
public final class CopyStatements {
    private CopyStatements() {}

    public static Statement of(SqlCopyFrom copy, Table table) {
        RowType type = table.rowType();
        List<Integer> columns = new ArrayList<>();
        if (copy.columns() == null) {
            for (int i = 0; i < type.size(); i++) {
                if (!type.field(i).hidden()) {
                    columns.add(i);
                }
            }
        } else {
            for (SqlNode name : copy.columns()) {
                int index = TopicDefinitions.index((SqlIdentifier) name, type);
                if (columns.contains(index)) {
                    throw TopicDefinitions.error(
                            ErrorCode.DUPLICATE_COLUMN, "column \"" + name + "\" is given more than once", name);
                }
                columns.add(index);
            }
        }
        String path = Objects.requireNonNull(copy.path().getValueAs(String.class));
        return new Statement.CopyFrom(table.name(), columns, path, TopicDefinitions.options(copy.options()));
    }
}
