package dev.travertine.engine.system;

import dev.travertine.engine.rows.Rows;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TableKind;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.TableStatistics;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.type.RowType;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;

/** A table whose rows are computed anew for every snapshot. */
public final class SystemTable implements Table {
    private final TableName name;
    private final RowType rowType;
    private final BufferAllocator allocator;
    private final Consumer<Rows> filler;

    /**
     * @param filler appends the rows as they are now; called by the threads that take snapshots
     */
    public SystemTable(TableName name, RowType rowType, BufferAllocator allocator, Consumer<Rows> filler) {
        this.name = name;
        this.rowType = rowType;
        this.allocator = allocator;
        this.filler = filler;
    }

    @Override
    public TableName name() {
        return name;
    }

    @Override
    public TableKind kind() {
        return TableKind.SYSTEM;
    }

    @Override
    public RowType rowType() {
        return rowType;
    }

    @Override
    public TableStatistics statistics() {
        return TableStatistics.UNKNOWN;
    }

    @Override
    public Snapshot snapshot() {
        try (Rows rows = new Rows(allocator, rowType)) {
            filler.accept(rows);
            return Objects.requireNonNull(rows.snapshot(Version.START));
        }
    }
}
