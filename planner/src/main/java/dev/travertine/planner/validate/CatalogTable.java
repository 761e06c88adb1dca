package dev.travertine.planner.validate;

import dev.travertine.planner.type.DataTypes;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.type.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ColumnStrategy;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql2rel.InitializerExpressionFactory;
import org.apache.calcite.sql2rel.NullInitializerExpressionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A table of the catalog as one statement sees it: with its visible columns and those hidden ones that the statement names.
 *
 * <p>Leaving out the other hidden columns is what keeps them from {@code *}, NATURAL JOIN and column lists.
 */
public final class CatalogTable extends AbstractTable {
    private final Table table;
    private final List<Integer> columns = new ArrayList<>();

    CatalogTable(Table table, Set<String> hiddenNames) {
        this.table = table;
        List<Field> fields = table.rowType().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).hidden() || hiddenNames.contains(fields.get(i).name())) {
                columns.add(i);
            }
        }
    }

    /** The table of the catalog. */
    public Table table() {
        return table;
    }

    /** Columns of {@link #table()} (indexes into its row type) that are this table's. */
    public List<Integer> columns() {
        return columns;
    }

    boolean isHidden(String column) {
        int index = table.rowType().indexOf(column);
        return index >= 0 && table.rowType().field(index).hidden();
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder builder = factory.builder();
        for (int column : columns) {
            Field field = table.rowType().field(column);
            builder.add(field.name(), DataTypes.toCalcite(field.type(), factory));
        }
        return builder.build();
    }

    @Override
    public Statistic getStatistic() {
        double rows = table.statistics().rows();
        return rows < 0 ? Statistics.UNKNOWN : Statistics.of(rows, List.of());
    }

    @Override
    public <C> @Nullable C unwrap(Class<C> type) {
        if (type == InitializerExpressionFactory.class) {
            return type.cast(new HiddenColumns());
        }
        return super.unwrap(type);
    }

    /** Columns that INSERT leaves out are NULL; hidden ones can't be given. */
    private final class HiddenColumns extends NullInitializerExpressionFactory {
        @Override
        public ColumnStrategy generationStrategy(RelOptTable target, int column) {
            String name = target.getRowType().getFieldList().get(column).getName();
            return isHidden(name) ? ColumnStrategy.STORED : super.generationStrategy(target, column);
        }
    }
}
