package dev.travertine.executor.expression;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.vector.Bits;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.Column.Shape;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.DataType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression over one text column: where the column is dictionary-encoded, it is computed once for each value that
 * occurs, and remembered as long as the dictionary (the {@link Column} object) stays the same. Only values that rows have are
 * computed, so that an error is always the error of a row.
 */
final class DictionaryNode implements Node {
    /** A dictionary of more values, and not seen before, is not worth a memory of its own. */
    private static final int NEW_VALUES_MAX = 8192;

    private static final int UNKNOWN = -1;
    private static final int WANTED = -2;

    private final int column;
    private final DataType columnType;
    private final Node inner;
    private final ColumnBuffer wanted;
    private final Branches known;
    private final Vector output;

    private @Nullable Column dictionary;
    /** For each value of the dictionary its place in {@code known}, or {@link #UNKNOWN}. */
    private int[] places = {};

    private int knownCount;
    /** Whether a known result may be NULL. */
    private boolean knownNulls;
    /** Place of the result for NULL, or {@link #UNKNOWN}. */
    private int nullPlace = UNKNOWN;

    /** The batch's codes, and the place of each row's result. */
    private int[] codes = {};

    private int[] targets = {};

    DictionaryNode(
            int column, DataType columnType, Node inner, DataType type, OperatorContext context, Resources resources) {
        this.column = column;
        this.columnType = columnType;
        this.inner = inner;
        this.wanted = resources.own(new ColumnBuffer(context.allocator(), DataType.INTEGER, Batch.ROWS_MAX));
        this.known = new Branches(type, context, resources);
        this.output = new Vector(Form.of(type));
    }

    @Override
    public Vector evaluate(Batch input) {
        Column source = input.column(column);
        if (!source.type().kind().equals(columnType.kind())) {
            throw new IllegalStateException("column " + column + " is " + source.type() + ", not " + columnType);
        }
        Column values = source.dictionary();
        if (source.shape() != Shape.DICT || values == null || values.rows() == 0 || !isWorth(values, input.rows())) {
            return inner.evaluate(input);
        }
        loadCodes(source, input.rows());
        learn(source, values, input);
        return recall(source, input.rows());
    }

    /** Whether to work by dictionary; remembers the dictionary, so that a large one is worth it when it comes again. */
    private boolean isWorth(Column values, int rows) {
        if (values == dictionary) {
            if (places.length == 0) {
                restart(values);
            }
            return true;
        }
        dictionary = values;
        places = new int[0];
        if (values.rows() <= Math.max(rows, NEW_VALUES_MAX)) {
            restart(values);
            return true;
        }
        return false;
    }

    private void restart(Column values) {
        places = new int[values.rows()];
        Arrays.fill(places, UNKNOWN);
        knownCount = 0;
        knownNulls = false;
        nullPlace = UNKNOWN;
        known.begin(0);
    }

    private void loadCodes(Column source, int rows) {
        if (codes.length < rows) {
            codes = new int[Math.max(rows, Batch.ROWS_MAX)];
            targets = new int[codes.length];
        }
        MemorySegment.copy(source.data(), JAVA_INT_UNALIGNED, 0, codes, 0, rows);
    }

    /** Computes what the batch has of values that are not known yet. */
    private void learn(Column source, Column values, Batch input) {
        wanted.clear();
        int count = 0;
        boolean wantsNull = false;
        for (int i = 0; i < input.rows(); i++) {
            if (source.validity() != null && !Column.bit(source.validity(), i)) {
                wantsNull |= nullPlace == UNKNOWN;
                continue;
            }
            int code = codes[i];
            if (places[code] == UNKNOWN) {
                places[code] = WANTED;
                wanted.reserve(count + 2);
                wanted.data().set(JAVA_INT_UNALIGNED, count++ * 4L, code);
            }
        }
        if (count == 0 && !wantsNull) {
            return;
        }
        boolean learnt = false;
        try {
            int all = count + (wantsNull ? 1 : 0);
            Vector results = inner.evaluate(valuesOnly(input, values, count, all));
            knownNulls |= results.validity != null;
            known.append(results, all);
            learnt = true;
        } finally {
            for (int i = 0; i < count; i++) {
                int code = wanted.data().get(JAVA_INT_UNALIGNED, i * 4L);
                places[code] = learnt ? knownCount++ : UNKNOWN;
            }
            if (wantsNull && learnt) {
                nullPlace = knownCount++;
            }
        }
    }

    /** A batch whose rows are the wanted values; columns other than the one that is used keep their place only. */
    private Batch valuesOnly(Batch input, Column values, int count, int all) {
        List<Column> columns = new ArrayList<>(input.columns());
        if (all > count) {
            // The last row is the NULL that no value stands for.
            Bits.setRange(wanted.validity(), 0, count);
            wanted.data().set(JAVA_INT_UNALIGNED, count * 4L, 0);
        }
        columns.set(column, Column.dict(values, all, all > count ? wanted.validity() : null, wanted.data()));
        return Batch.of(columns, all);
    }

    private Vector recall(Column source, int rows) {
        MemorySegment bits = source.validity();
        Vector values = known.end();
        output.reset(rows);
        for (int i = 0; i < rows; i++) {
            boolean valid = bits == null || Column.bit(bits, i);
            targets[i] = valid ? places[codes[i]] : nullPlace;
        }
        if (knownNulls) {
            output.fillValidity(true);
            for (int i = 0; i < rows; i++) {
                if (!values.isValid(targets[i])) {
                    output.setNull(i);
                }
            }
        }
        output.data = values.data;
        pick(values, targets, output, rows);
        return output;
    }

    private static void pick(Vector values, int[] places, Vector target, int rows) {
        switch (values.form) {
            case BIT -> {
                for (int base = 0; base < rows; base += 64) {
                    long word = 0;
                    int end = Math.min(64, rows - base);
                    for (int j = 0; j < end; j++) {
                        int place = places[base + j];
                        word |= (values.bits[place >>> 6] >>> place & 1) << j;
                    }
                    target.bits[base >>> 6] = word;
                }
            }
            case LONG, INT128 -> {
                for (int i = 0; i < rows; i++) {
                    target.longs[i] = values.longs[places[i]];
                }
                for (int i = 0; i < target.highs.length && i < rows; i++) {
                    target.highs[i] = values.highs[places[i]];
                }
            }
            case DOUBLE -> {
                for (int i = 0; i < rows; i++) {
                    target.doubles[i] = values.doubles[places[i]];
                }
            }
            case TEXT -> {
                for (int i = 0; i < rows; i++) {
                    target.starts[i] = values.starts[places[i]];
                    target.lengths[i] = target.isValid(i) ? values.lengths[places[i]] : 0;
                }
            }
        }
    }
}
