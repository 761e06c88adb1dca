package dev.travertine.log.segment;

import dev.travertine.log.part.Part;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.PhysicalType;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the blocks of a column chunk lie, counted from its start; each starts at a multiple of 64. First the validity bitmap
 * where there is one, then what the encoding needs.
 */
final class ChunkLayout {
    static final int ALIGNMENT = 64;

    private ChunkLayout() {}

    /**
     * A block.
     *
     * @param from first byte
     * @param bytes without the padding behind it
     */
    record Block(long from, long bytes) {
        long end() {
            return aligned(from + bytes);
        }
    }

    /** Values in Arrow's layout: offsets (of no bytes where the type has none), then data. */
    record Flat(Block offsets, Block data) {
        static Flat at(long from, PhysicalType physical, int rows, long varlenBytes) {
            Block offsets = new Block(from, physical == PhysicalType.VARLEN ? (rows + 1L) * 4 : 0);
            long bytes = switch (physical) {
                case BIT -> ColumnBuffer.bitBytes(rows);
                case VARLEN -> varlenBytes;
                default -> (long) rows * physical.byteWidth();
            };
            return new Flat(offsets, new Block(offsets.end(), bytes));
        }

        long end() {
            return data.end();
        }
    }

    static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
    }

    static Block validity(boolean present, int rows) {
        return new Block(0, present ? ColumnBuffer.bitBytes(rows) : 0);
    }

    /** For each zone its bit-packed block, one after the other without padding. */
    static List<Block> packed(long from, int rows, List<Integer> bits) {
        List<Block> blocks = new ArrayList<>();
        long at = from;
        for (int zone = 0; zone * Part.ZONE_ROWS < rows; zone++) {
            int count = Math.min(Part.ZONE_ROWS, rows - zone * Part.ZONE_ROWS);
            Block block = new Block(at, BitPacking.bytes(count, bits.get(bits.size() == 1 ? 0 : zone)));
            blocks.add(block);
            at += block.bytes;
        }
        return blocks;
    }

    /** Bytes of all zones, padded. */
    static long packedEnd(long from, List<Block> blocks) {
        return blocks.isEmpty() ? aligned(from) : blocks.getLast().end();
    }
}
