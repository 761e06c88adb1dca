package dev.travertine.engine.continuous;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.type.RowType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How often each row is there: a Z-set, whose weights may be negative while changes are summed. One thread. */
final class RowMultiset {
    private final RowCodec codec;
    private final Map<Row, long[]> weights = new HashMap<>();

    RowMultiset(RowType type) {
        this.codec = new RowCodec(type);
    }

    RowCodec codec() {
        return codec;
    }

    void add(Batch batch, int row, long weight) {
        weights.computeIfAbsent(new Row(codec.encode(batch, row)), key -> new long[1])[0] += weight;
    }

    void add(Batch batch, long weight) {
        for (int row = 0; row < batch.rows(); row++) {
            add(batch, row, weight);
        }
    }

    /** Rows whose weight is not 0. */
    void forEach(Visitor visitor) {
        weights.forEach((row, weight) -> {
            if (weight[0] != 0) {
                visitor.visit(row.bytes, weight[0]);
            }
        });
    }

    /** Takes rows and their weights. */
    interface Visitor {
        void visit(byte[] row, long weight);
    }

    /** Bytes that can be a key. */
    private static final class Row {
        private final byte[] bytes;
        private final int hash;

        Row(byte[] bytes) {
            this.bytes = bytes;
            this.hash = Arrays.hashCode(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row that && hash == that.hash && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
