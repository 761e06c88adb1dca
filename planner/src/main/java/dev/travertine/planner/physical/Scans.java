package dev.travertine.planner.physical;

import dev.travertine.planner.validate.CatalogTable;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.ColumnRef;
import dev.travertine.spi.plan.Frame;
import dev.travertine.spi.plan.Frame.Bound;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.plan.SortKey;
import dev.travertine.spi.plan.WindowCall;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.core.TableScan;

/** Scans of tables; of a keyed topic, the newest row of each key. */
final class Scans {
    private Scans() {}

    static PlanNode scan(TableScan scan, double rows) {
        CatalogTable table = Objects.requireNonNull(scan.getTable().unwrap(CatalogTable.class));
        List<Integer> columns = table.columns();
        return table.table().primaryKey().isEmpty()
                ? plain(table.table(), columns, rows)
                : newestOfEachKey(table.table(), columns, rows);
    }

    private static PlanNode.Scan plain(Table table, List<Integer> columns, double rows) {
        List<Field> fields = columns.stream().map(table.rowType()::field).toList();
        return new PlanNode.Scan(table.name(), columns, List.of(), new RowType(fields), rows);
    }

    /** ROW_NUMBER() OVER (PARTITION BY key ORDER BY "$partition", "$offset" DESC) = 1. */
    private static PlanNode newestOfEachKey(Table table, List<Integer> columns, double rows) {
        List<Integer> read = new ArrayList<>(columns);
        List<Integer> key = table.primaryKey().stream().map(c -> at(read, c)).toList();
        int partition = at(read, column(table, "$partition"));
        int offset = at(read, column(table, "$offset"));
        PlanNode scan = plain(table, read, rows);
        List<Field> fields = new ArrayList<>(scan.outputType().fields());
        DataType count = DataType.BIGINT.notNull();
        fields.add(new Field("$newest", count));
        PlanNode numbered = new PlanNode.Window(
                scan,
                key,
                List.of(new SortKey(partition, false, false), new SortKey(offset, true, true)),
                new Frame(
                        Frame.Mode.ROWS,
                        new Bound(Bound.Kind.UNBOUNDED_PRECEDING, null),
                        new Bound(Bound.Kind.CURRENT_ROW, null)),
                List.of(new WindowCall(
                        WindowCall.WindowFunction.ROW_NUMBER,
                        AggregateFunction.COUNT,
                        List.of(),
                        false,
                        false,
                        "$newest",
                        count)),
                new RowType(fields));
        Expression isNewest = RexToExpression.comparison(
                ScalarFunction.EQ,
                new ColumnRef(read.size(), count),
                Literals.of(1, count),
                DataType.BOOLEAN.notNull());
        PlanNode newest = new PlanNode.Filter(numbered, isNewest, rows);
        return new PlanNode.Project(
                newest,
                Projections.columns(newest).subList(0, columns.size()),
                new RowType(fields.subList(0, columns.size())));
    }

    private static int column(Table table, String name) {
        int index = table.rowType().indexOf(name);
        if (index < 0) {
            throw new IllegalStateException("no column " + name + " in keyed table " + table.name());
        }
        return index;
    }

    private static int at(List<Integer> read, int column) {
        int index = read.indexOf(column);
        if (index >= 0) {
            return index;
        }
        read.add(column);
        return read.size() - 1;
    }
}
