package dev.travertine.log;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.MemorySegment;

/** Columns without rows. */
final class EmptyColumns {
    private static final MemorySegment ZEROS = MemorySegment.ofArray(new byte[8]);

    private EmptyColumns() {}

    static Column of(DataType type) {
        return type.physical() == PhysicalType.VARLEN
                ? Column.varlen(type, 0, null, ZEROS, ZEROS)
                : Column.flat(type, 0, null, ZEROS);
    }
}
