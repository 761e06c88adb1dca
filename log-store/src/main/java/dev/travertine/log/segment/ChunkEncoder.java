package dev.travertine.log.segment;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.travertine.log.part.Bits;
import dev.travertine.log.part.Part;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one flat column of a group: looks at the values, takes the encoding with the fewest bytes among those that are
 * worth their decoding, and writes it. Memory O(rows), from the arena.
 */
final class ChunkEncoder {
    private static final int DISTINCT_MAX = 65_536;
    private static final int NUMBERS_DISTINCT_MAX = 4096;

    private final Column column;
    private final int rows;
    private final Arena arena;
    private final PhysicalType physical;
    private final int nulls;

    /**
     * A chunk without a place yet.
     *
     * @param meta position and CRC are 0
     */
    record Encoded(ChunkMeta meta, MemorySegment bytes) {}

    private ChunkEncoder(Column column, int rows, Arena arena) {
        this.column = column;
        this.rows = rows;
        this.arena = arena;
        this.physical = column.type().physical();
        this.nulls = countNulls();
    }

    static Encoded encode(Column column, int rows, Arena arena) {
        return new ChunkEncoder(column, rows, arena).encode();
    }

    private int countNulls() {
        int count = 0;
        if (column.validity() != null) {
            for (int i = 0; i < rows; i++) {
                count += column.isNull(i) ? 1 : 0;
            }
        }
        return count;
    }

    private Encoded encode() {
        if (nulls == rows) {
            return constant(zones(null));
        }
        return switch (physical) {
            case INT8, INT16, INT32, INT64 -> encodeNumbers();
            case FLOAT32, FLOAT64 -> encodeFloats();
            case VARLEN -> encodeTexts();
            case BIT, INT128 -> nulls == 0 && isConstant() ? constant(zones(null)) : raw(zones(null));
        };
    }

    private boolean isConstant() {
        Object first = column.getObject(0);
        for (int i = 1; i < rows; i++) {
            if (!Objects.equals(first, column.getObject(i))) {
                return false;
            }
        }
        return true;
    }

    private Encoded encodeNumbers() {
        long[] values = Numbers.filled(column, rows);
        int runs = Numbers.runs(values);
        List<Zone> zones = zones(null);
        if (runs == 1 && nulls == 0) {
            return constant(zones);
        }
        List<Integer> bits = new ArrayList<>();
        List<Long> bases = new ArrayList<>();
        Numbers.frames(values, bits, bases);
        long raw = (long) rows * physical.byteWidth();
        boolean packs = bits.stream().allMatch(count -> count <= BitPacking.BITS_MAX);
        long packed = packs ? ChunkLayout.packedEnd(0, ChunkLayout.packed(0, rows, bits)) : Long.MAX_VALUE;
        if (runs * (4L + physical.byteWidth()) * 3 < Math.min(raw, packed)) {
            return runs(values, runs, zones);
        }
        // A dictionary is worth its indirection only where it is much smaller.
        if (Math.min(raw, packed) > rows * 3L / 2) {
            Dictionary dictionary = Dictionary.build(column, rows, NUMBERS_DISTINCT_MAX);
            if (dictionary != null && dictionaryBytes(dictionary, 0) * 10 < Math.min(raw, packed) * 7) {
                return dictionary(dictionary, zones);
            }
        }
        return packed < raw * 85 / 100 ? frames(values, bits, bases, zones) : raw(zones);
    }

    private Encoded encodeFloats() {
        long[] values = Numbers.filled(column, rows);
        int runs = Numbers.runs(values);
        List<Zone> zones = zones(null);
        if (runs == 1 && nulls == 0) {
            return constant(zones);
        }
        long raw = (long) rows * physical.byteWidth();
        if (runs * (4L + physical.byteWidth()) * 3 < raw) {
            return runs(values, runs, zones);
        }
        Dictionary dictionary = Dictionary.build(column, rows, NUMBERS_DISTINCT_MAX);
        return dictionary != null && dictionaryBytes(dictionary, 0) * 10 < raw * 7
                ? dictionary(dictionary, zones)
                : raw(zones);
    }

    private Encoded encodeTexts() {
        Dictionary dictionary = Dictionary.build(column, rows, Math.min(DISTINCT_MAX, rows / 2 + 1));
        List<Zone> zones = zones(dictionary);
        if (dictionary == null) {
            return raw(zones);
        }
        if (dictionary.size() == 1 && nulls == 0) {
            return constant(zones);
        }
        long raw = (rows + 1L) * 4 + varlenBytes(0, rows);
        return dictionaryBytes(dictionary, textBytes(dictionary)) * 10 < raw * 8
                ? dictionary(dictionary, zones)
                : raw(zones);
    }

    private List<Zone> zones(@Nullable Dictionary dictionary) {
        if (dictionary == null || dictionary.size() == 0) {
            return ZoneBuilder.build(column, rows);
        }
        // The dictionary is sorted: the least code is the least value.
        List<Zone> zones = new ArrayList<>();
        for (int from = 0; from < rows; from += Part.ZONE_ROWS) {
            zones.add(ZoneBuilder.zone(column, dictionary, from, Math.min(rows, from + Part.ZONE_ROWS)));
        }
        return zones;
    }

    private long varlenBytes(int from, int to) {
        MemorySegment ends = column.offsets();
        return ends == null
                ? 0
                : ends.get(JAVA_INT_UNALIGNED, to * 4L) - (long) ends.get(JAVA_INT_UNALIGNED, from * 4L);
    }

    private long textBytes(Dictionary dictionary) {
        long bytes = 0;
        for (int row : dictionary.rows()) {
            bytes += varlenBytes(row, row + 1);
        }
        return bytes;
    }

    private int codeBits(Dictionary dictionary) {
        return BitPacking.bits(Math.max(1, dictionary.size() - 1));
    }

    private long dictionaryBytes(Dictionary dictionary, long varlenBytes) {
        return ChunkLayout.Flat.at(0, physical, dictionary.size(), varlenBytes).end()
                + (long) rows * codeBits(dictionary) / 8;
    }

    private Encoded constant(List<Zone> zones) {
        boolean isNull = nulls > 0;
        ChunkLayout.Block validity = ChunkLayout.validity(isNull, 1);
        long varlen = varlenBytes(0, 1);
        ChunkLayout.Flat flat = ChunkLayout.Flat.at(validity.end(), physical, 1, varlen);
        MemorySegment bytes = arena.allocate(flat.end(), ChunkLayout.ALIGNMENT);
        copyRows(new int[] {0}, flat, bytes);
        return done(Encoding.CONST, bytes, isNull, 0, varlen, List.of(), List.of(), zones);
    }

    private Encoded raw(List<Zone> zones) {
        ChunkLayout.Block validity = ChunkLayout.validity(nulls > 0, rows);
        long varlen = varlenBytes(0, rows);
        ChunkLayout.Flat flat = ChunkLayout.Flat.at(validity.end(), physical, rows, varlen);
        MemorySegment bytes = allocate(flat.end());
        switch (physical) {
            case BIT -> Bits.copy(column.data(), 0, bytes, flat.data().from() * 8, rows);
            case VARLEN -> {
                MemorySegment ends = Objects.requireNonNull(column.offsets());
                int first = ends.get(JAVA_INT_UNALIGNED, 0);
                for (int i = 0; i <= rows; i++) {
                    bytes.set(
                            JAVA_INT_UNALIGNED,
                            flat.offsets().from() + i * 4L,
                            ends.get(JAVA_INT_UNALIGNED, i * 4L) - first);
                }
                MemorySegment.copy(column.data(), first, bytes, flat.data().from(), varlen);
            }
            default ->
                MemorySegment.copy(column.data(), 0, bytes, flat.data().from(), (long) rows * physical.byteWidth());
        }
        return done(Encoding.RAW, bytes, nulls > 0, 0, varlen, List.of(), List.of(), zones);
    }

    private Encoded dictionary(Dictionary dictionary, List<Zone> zones) {
        ChunkLayout.Block validity = ChunkLayout.validity(nulls > 0, rows);
        long varlen = textBytes(dictionary);
        ChunkLayout.Flat flat = ChunkLayout.Flat.at(validity.end(), physical, dictionary.size(), varlen);
        List<Integer> bits = List.of(codeBits(dictionary));
        List<ChunkLayout.Block> blocks = ChunkLayout.packed(flat.end(), rows, bits);
        MemorySegment bytes = allocate(ChunkLayout.packedEnd(flat.end(), blocks));
        copyRows(dictionary.rows(), flat, bytes);
        for (int zone = 0; zone < blocks.size(); zone++) {
            int from = zone * Part.ZONE_ROWS;
            int count = Math.min(Part.ZONE_ROWS, rows - from);
            BitPacking.pack(
                    dictionary.codes(),
                    from,
                    count,
                    0,
                    bits.getFirst(),
                    bytes,
                    blocks.get(zone).from());
        }
        return done(Encoding.DICT, bytes, nulls > 0, dictionary.size(), varlen, bits, List.of(), zones);
    }

    private Encoded frames(long[] values, List<Integer> bits, List<Long> bases, List<Zone> zones) {
        ChunkLayout.Block validity = ChunkLayout.validity(nulls > 0, rows);
        List<ChunkLayout.Block> blocks = ChunkLayout.packed(validity.end(), rows, bits);
        MemorySegment bytes = allocate(ChunkLayout.packedEnd(validity.end(), blocks));
        for (int zone = 0; zone < blocks.size(); zone++) {
            int from = zone * Part.ZONE_ROWS;
            int count = Math.min(Part.ZONE_ROWS, rows - from);
            BitPacking.pack(
                    values,
                    from,
                    count,
                    bases.get(zone),
                    bits.get(zone),
                    bytes,
                    blocks.get(zone).from());
        }
        return done(Encoding.FOR, bytes, nulls > 0, 0, 0, bits, bases, zones);
    }

    private Encoded runs(long[] values, int runs, List<Zone> zones) {
        ChunkLayout.Block validity = ChunkLayout.validity(nulls > 0, rows);
        ChunkLayout.Block ends = new ChunkLayout.Block(validity.end(), runs * 4L);
        ChunkLayout.Flat flat = ChunkLayout.Flat.at(ends.end(), physical, runs, 0);
        MemorySegment bytes = allocate(flat.end());
        int run = 0;
        for (int i = 0; i < rows; i++) {
            if (i + 1 == rows || values[i + 1] != values[i]) {
                bytes.set(JAVA_INT_UNALIGNED, ends.from() + run * 4L, i + 1);
                Numbers.put(bytes, flat.data().from(), run, physical.byteWidth(), values[i]);
                run++;
            }
        }
        return done(Encoding.RLE, bytes, nulls > 0, runs, 0, List.of(), List.of(), zones);
    }

    /** Memory, all 0, with the validity bitmap at its start. */
    private MemorySegment allocate(long size) {
        MemorySegment bytes = arena.allocate(size, ChunkLayout.ALIGNMENT);
        MemorySegment validity = column.validity();
        if (nulls > 0 && validity != null) {
            Bits.copy(validity, 0, bytes, 0, rows);
        }
        return bytes;
    }

    /** Writes some rows as flat values. */
    private void copyRows(int[] wanted, ChunkLayout.Flat flat, MemorySegment bytes) {
        long data = flat.data().from();
        int end = 0;
        for (int i = 0; i < wanted.length; i++) {
            long row = wanted[i];
            switch (physical) {
                case BIT -> Bits.copy(column.data(), row, bytes, data * 8 + i, 1);
                case VARLEN -> {
                    int length = (int) varlenBytes((int) row, (int) row + 1);
                    int from = Objects.requireNonNull(column.offsets()).get(JAVA_INT_UNALIGNED, row * 4);
                    MemorySegment.copy(column.data(), from, bytes, data + end, length);
                    end += length;
                    bytes.set(JAVA_INT_UNALIGNED, flat.offsets().from() + i * 4L + 4, end);
                }
                default -> {
                    long width = physical.byteWidth();
                    MemorySegment.copy(column.data(), row * width, bytes, data + i * width, width);
                }
            }
        }
    }

    private static Encoded done(
            Encoding encoding,
            MemorySegment bytes,
            boolean hasValidity,
            int entries,
            long varlenBytes,
            List<Integer> bits,
            List<Long> bases,
            List<Zone> zones) {
        return new Encoded(
                new ChunkMeta(encoding, 0, bytes.byteSize(), 0, hasValidity, entries, varlenBytes, bits, bases, zones),
                bytes);
    }
}
