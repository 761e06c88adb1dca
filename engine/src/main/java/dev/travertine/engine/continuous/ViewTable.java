package dev.travertine.engine.continuous;

import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TableKind;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.TableStatistics;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.type.RowType;
import java.util.List;

/** A materialized view, as the catalog shows it. Its version is its changelog's. */
record ViewTable(MaterializedView view) implements Table {
    @Override
    public TableName name() {
        return view.name();
    }

    @Override
    public TableKind kind() {
        return TableKind.MATERIALIZED_VIEW;
    }

    @Override
    public RowType rowType() {
        return view.rowType();
    }

    @Override
    public TableStatistics statistics() {
        return new TableStatistics(view.progress().rows(), List.of());
    }

    @Override
    public Snapshot snapshot() {
        return view.snapshot();
    }

    Version version() {
        return view.changelog().version();
    }
}
