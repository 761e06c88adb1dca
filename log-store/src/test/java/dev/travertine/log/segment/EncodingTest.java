package dev.travertine.log.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.log.part.Bits;
import dev.travertine.log.part.Part;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is encoded is read back, in whole zones and in pieces, and lies within what its zones say. */
class EncodingTest {
    private static final List<DataType> TYPES = List.of(
            DataType.BOOLEAN,
            DataType.TINYINT,
            DataType.SMALLINT,
            DataType.INTEGER,
            DataType.BIGINT,
            DataType.REAL,
            DataType.DOUBLE,
            DataType.decimal(12, 2),
            DataType.decimal(30, 5),
            DataType.VARCHAR,
            new DataType(TypeKind.CHAR, 5, 0, true),
            DataType.VARBINARY,
            DataType.DATE,
            DataType.TIMESTAMP);

    private final BufferAllocator allocator = new RootAllocator();
    private final Map<Encoding, Integer> seen = new EnumMap<>(Encoding.class);

    @AfterEach
    void nothingLeaks() {
        allocator.close();
    }

    @Test
    void randomColumnsOfAllTypesComeBack() {
        long seed = System.nanoTime();
        System.out.println("EncodingTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 12; round++) {
            for (DataType type : TYPES) {
                int rows = 1 + random.nextInt(random.nextInt(4) == 0 ? 40_000 : 3_000);
                check(type, values(type, rows, random), random);
            }
        }
        // The generator reaches every encoding.
        assertThat(seen.keySet()).containsExactlyInAnyOrder(Encoding.values());
    }

    @Test
    void extremesComeBack() {
        SplittableRandom random = new SplittableRandom(1);
        check(DataType.BIGINT, List.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L), random);
        check(DataType.BIGINT, List.of(Long.MAX_VALUE, Long.MAX_VALUE - 3, Long.MAX_VALUE - 7), random);
        check(DataType.TINYINT, List.of(-128L, 127L), random);
        check(DataType.DOUBLE, List.of(Double.NaN, -0.0, 0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE), random);
        check(DataType.VARCHAR, List.of("", "ä", "\uD83D\uDE00".repeat(40), "a".repeat(64), "a".repeat(65)), random);
        List<Object> sparse = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            sparse.add(i == 19_000 ? 5L : null);
        }
        check(DataType.BIGINT, sparse, random);
    }

    @Test
    void packedNumbersOfAllWidthsComeBack() {
        SplittableRandom random = new SplittableRandom(7);
        try (Arena arena = Arena.ofConfined()) {
            for (int bits = 1; bits <= BitPacking.BITS_MAX; bits++) {
                long[] values = new long[777];
                long base = random.nextLong() >> 8;
                for (int i = 0; i < values.length; i++) {
                    values[i] = base + (random.nextLong() >>> (64 - bits));
                }
                MemorySegment block = arena.allocate(BitPacking.bytes(values.length, bits), 8);
                BitPacking.pack(values, 0, values.length, base, bits, block, 0);
                MemorySegment target = arena.allocate(700 * 8L);
                BitPacking.unpack64(block, 0, 77, 700, base, bits, target);
                for (int i = 0; i < 700; i++) {
                    assertThat(target.get(java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED, i * 8L))
                            .isEqualTo(values[77 + i]);
                }
            }
        }
    }

    @Test
    void bitmapsMoveByAnyDistance() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 2000; round++) {
            MemorySegment source = bits(64, random);
            MemorySegment target = bits(64, random);
            byte[] before = target.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
            int count = random.nextInt(200);
            int from = random.nextInt(512 - count);
            int to = random.nextInt(512 - count);
            Bits.copy(source, from, target, to, count);
            for (int i = 0; i < 512; i++) {
                boolean expected = i >= to && i < to + count
                        ? Column.bit(source, from + i - to)
                        : Column.bit(MemorySegment.ofArray(before), i);
                assertThat(Column.bit(target, i)).isEqualTo(expected);
            }
            int zero = Bits.firstZero(target, to, count);
            for (int i = 0; i < (zero < 0 ? count : zero); i++) {
                assertThat(Column.bit(target, to + i)).isTrue();
            }
            assertThat(zero < 0 || !Column.bit(target, to + zero)).isTrue();
        }
    }

    private static MemorySegment bits(int bytes, SplittableRandom random) {
        byte[] array = new byte[bytes];
        random.nextBytes(array);
        return MemorySegment.ofArray(array);
    }

    private void check(DataType type, List<Object> values, SplittableRandom random) {
        int rows = values.size();
        try (ColumnBuffer buffer = new ColumnBuffer(allocator, type, rows);
                Arena arena = Arena.ofConfined()) {
            values.forEach(buffer::appendObject);
            ChunkEncoder.Encoded encoded = ChunkEncoder.encode(buffer.view(), rows, arena);
            seen.merge(encoded.meta().encoding(), 1, Integer::sum);
            assertThat(encoded.meta().length()).isEqualTo(encoded.bytes().byteSize());
            try (ChunkReader reader = new ChunkReader(type, rows, encoded.meta(), encoded.bytes(), allocator)) {
                for (int from = 0; from < rows; from += Batch.ROWS_MAX) {
                    compare(reader, values, from, Math.min(Batch.ROWS_MAX, rows - from));
                }
                for (int i = 0; i < 20; i++) {
                    int from = random.nextInt(rows);
                    int zoneEnd = Math.min(rows, (from / Part.ZONE_ROWS + 1) * Part.ZONE_ROWS);
                    compare(reader, values, from, 1 + random.nextInt(Math.min(Batch.ROWS_MAX, zoneEnd - from)));
                }
            }
            checkZones(encoded.meta(), values);
        }
    }

    private static void compare(ChunkReader reader, List<Object> values, int from, int count) {
        Column column = reader.read(from, count);
        assertThat(column.rows()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            Object expected = values.get(from + i);
            Object actual = column.getObject(i);
            if (!Objects.deepEquals(actual, expected)) {
                assertThat(actual).as("row " + (from + i)).isEqualTo(expected);
            }
        }
    }

    private static void checkZones(ChunkMeta meta, List<Object> values) {
        for (int i = 0; i < meta.zones().size(); i++) {
            Zone zone = meta.zones().get(i);
            int from = i * Part.ZONE_ROWS;
            assertThat(zone.rows()).isEqualTo(Math.min(Part.ZONE_ROWS, values.size() - from));
            for (int row = from; row < from + zone.rows(); row++) {
                Object value = values.get(row);
                if (value != null && !zone.mayMatch(value, value)) {
                    throw new AssertionError("value " + value + " is not in " + zone);
                }
            }
            if (zone.max() instanceof Long max && max < Long.MAX_VALUE) {
                assertThat(zone.mayMatch(max + 1, null)).isFalse();
            }
            if (zone.min() instanceof Long min && min > Long.MIN_VALUE) {
                assertThat(zone.mayMatch(null, min - 1)).isFalse();
            }
            assertThat(zone.nulls()).isEqualTo((int) values.subList(from, from + zone.rows()).stream()
                    .filter(value -> value == null)
                    .count());
        }
    }

    /** Values whose spread, repetition and NULLs vary. */
    private static List<Object> values(DataType type, int rows, SplittableRandom random) {
        int distinct = 1 + random.nextInt(random.nextInt(3) == 0 ? 3 : random.nextInt(2) == 0 ? 300 : 1_000_000);
        long scale = random.nextInt(3) == 0 ? 1L << random.nextInt(60) : 1;
        int nulls = random.nextInt(3) == 0 ? 0 : random.nextInt(101);
        boolean runs = random.nextInt(4) == 0;
        long sequence = random.nextInt(4) == 0 ? 1 : 0;
        List<Object> values = new ArrayList<>();
        Supplier<Object> next = () -> value(type, (random.nextInt(distinct) - distinct / 2) * scale);
        Object current = next.get();
        for (int i = 0; i < rows; i++) {
            if (!runs || random.nextInt(200) == 0) {
                current = sequence != 0 ? value(type, i) : next.get();
            }
            values.add(random.nextInt(100) < nulls ? null : current);
        }
        return values;
    }

    private static Object value(DataType type, long number) {
        return switch (type.kind()) {
            case BOOLEAN -> number % 2 == 0;
            case TINYINT -> (long) (byte) number;
            case SMALLINT -> (long) (short) number;
            case INTEGER, DATE -> (long) (int) number;
            case REAL -> (double) (float) (number / 8.0);
            case DOUBLE -> number / 8.0;
            case DECIMAL ->
                type.precision() <= 18
                        ? BigDecimal.valueOf(number % 1_000_000_000_000L, type.scale())
                        : new BigDecimal(BigInteger.valueOf(number).multiply(BigInteger.TEN.pow(9)), type.scale());
            case CHAR -> String.format("%-5s", Math.abs(number % 100_000));
            case VARCHAR -> "v" + number;
            case VARBINARY -> BigInteger.valueOf(number).toByteArray();
            default -> number;
        };
    }
}
