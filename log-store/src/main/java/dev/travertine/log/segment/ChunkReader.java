package dev.travertine.log.segment;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.travertine.log.part.BitScratch;
import dev.travertine.log.part.Part;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column chunk. RAW, CONST and the values of DICT are views of the mapping; codes, FOR and RLE are decoded into
 * memory of the reader's own. One thread.
 */
final class ChunkReader implements AutoCloseable {
    private final DataType type;
    private final PhysicalType physical;
    private final ChunkMeta meta;
    private final MemorySegment chunk;
    private final BitScratch scratch;
    private final BufferAllocator allocator;
    private final @Nullable MemorySegment validity;
    private final List<ChunkLayout.Block> packed;
    private final ChunkLayout.Flat flat;
    /** RLE: the ends of the runs. */
    private final ChunkLayout.Block ends;

    /** Decoded codes or values; taken when first needed. */
    private @Nullable ColumnBuffer decoded;

    /** DICT: the dictionary. */
    private @Nullable Column entries;

    ChunkReader(DataType type, int rows, ChunkMeta meta, MemorySegment chunk, BufferAllocator allocator) {
        this.type = type;
        this.physical = type.physical();
        this.meta = meta;
        this.chunk = chunk;
        this.allocator = allocator;
        this.scratch = new BitScratch(allocator);
        int valueRows = switch (meta.encoding()) {
            case RAW -> rows;
            case CONST -> 1;
            case DICT, RLE -> meta.entries();
            case FOR -> 0;
        };
        ChunkLayout.Block bitmap =
                ChunkLayout.validity(meta.hasValidity(), meta.encoding() == Encoding.CONST ? 1 : rows);
        this.validity = meta.hasValidity() ? slice(bitmap) : null;
        this.ends = new ChunkLayout.Block(bitmap.end(), meta.encoding() == Encoding.RLE ? meta.entries() * 4L : 0);
        this.flat = ChunkLayout.Flat.at(ends.end(), physical, valueRows, meta.varlenBytes());
        this.packed = switch (meta.encoding()) {
            case DICT -> ChunkLayout.packed(flat.end(), rows, meta.bits());
            case FOR -> ChunkLayout.packed(bitmap.end(), rows, meta.bits());
            case RAW, CONST, RLE -> List.of();
        };
    }

    private MemorySegment slice(ChunkLayout.Block block) {
        return chunk.asSlice(block.from(), ChunkLayout.aligned(block.bytes()));
    }

    /** Some rows, all of one zone. */
    Column read(int from, int count) {
        return switch (meta.encoding()) {
            case RAW -> raw(from, count);
            case CONST -> Column.constant(values(1, validity), count);
            case DICT -> dictionary(from, count);
            case FOR -> frames(from, count);
            case RLE -> runs(from, count);
        };
    }

    private @Nullable MemorySegment validity(int from, int count) {
        MemorySegment bits = validity;
        return bits == null ? null : scratch.slice(bits, from, count, 0);
    }

    private Column values(int rows, @Nullable MemorySegment bits) {
        return physical == PhysicalType.VARLEN
                ? Column.varlen(type, rows, bits, slice(flat.offsets()), slice(flat.data()))
                : Column.flat(type, rows, bits, slice(flat.data()));
    }

    private Column raw(int from, int count) {
        MemorySegment bits = validity(from, count);
        MemorySegment data = slice(flat.data());
        return switch (physical) {
            case BIT -> Column.flat(type, count, bits, scratch.slice(data, from, count, 1));
            case VARLEN ->
                Column.varlen(type, count, bits, slice(flat.offsets()).asSlice(from * 4L), data);
            default -> Column.flat(type, count, bits, data.asSlice((long) from * physical.byteWidth()));
        };
    }

    private Column dictionary(int from, int count) {
        MemorySegment codes = decoded(DataType.INTEGER).data();
        int zone = from / Part.ZONE_ROWS;
        int bits = meta.bits().getFirst();
        BitPacking.unpack32(chunk, packed.get(zone).from(), from - zone * Part.ZONE_ROWS, count, 0, bits, codes);
        // One object for all batches: by it the executor knows that it has seen the dictionary.
        if (entries == null) {
            entries = values(meta.entries(), null);
        }
        return Column.dict(entries, count, validity(from, count), codes);
    }

    private Column frames(int from, int count) {
        MemorySegment target = decoded(type).data();
        int zone = from / Part.ZONE_ROWS;
        int bits = meta.bits().get(zone);
        long base = meta.bases().get(zone);
        long at = packed.get(zone).from();
        int first = from - zone * Part.ZONE_ROWS;
        if (bits == 0) {
            for (int i = 0; i < count; i++) {
                Numbers.put(target, 0, i, physical.byteWidth(), base);
            }
        } else {
            switch (physical.byteWidth()) {
                case 1 -> BitPacking.unpack8(chunk, at, first, count, base, bits, target);
                case 2 -> BitPacking.unpack16(chunk, at, first, count, base, bits, target);
                case 4 -> BitPacking.unpack32(chunk, at, first, count, base, bits, target);
                default -> BitPacking.unpack64(chunk, at, first, count, base, bits, target);
            }
        }
        return Column.flat(type, count, validity(from, count), target);
    }

    private Column runs(int from, int count) {
        MemorySegment target = decoded(type).data();
        MemorySegment values = slice(flat.data());
        int width = physical.byteWidth();
        int run = runOf(from);
        int done = 0;
        while (done < count) {
            int to = Math.min(count, end(run) - from);
            fill(values, (long) run * width, target, done, to, width);
            done = to;
            run++;
        }
        return Column.flat(type, count, validity(from, count), target);
    }

    private int end(int run) {
        return chunk.get(JAVA_INT_UNALIGNED, ends.from() + run * 4L);
    }

    private int runOf(int row) {
        int low = 0;
        int high = meta.entries() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end(middle) <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private ColumnBuffer decoded(DataType wanted) {
        ColumnBuffer buffer = decoded;
        if (buffer == null) {
            buffer = new ColumnBuffer(allocator, wanted, Batch.ROWS_MAX);
            decoded = buffer;
        }
        return buffer;
    }

    @Override
    public void close() {
        scratch.close();
        if (decoded != null) {
            decoded.close();
            decoded = null;
        }
    }

    private static void fill(MemorySegment source, long at, MemorySegment target, int from, int to, int width) {
        for (int i = from; i < to; i++) {
            MemorySegment.copy(source, at, target, (long) i * width, width);
        }
    }
}
