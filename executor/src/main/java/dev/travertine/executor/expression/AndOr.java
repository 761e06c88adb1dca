package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import java.util.List;

/**
 * AND and OR in three-valued logic. First come the arguments that are quick and can't fail, for all rows; then the others,
 * one after the other, each only for rows that are not decided yet.
 */
final class AndOr implements Node {
    private final boolean or;
    private final List<Node> plain;
    private final List<Conditional> guarded;
    /** Rows that are true, rows that are false; all others are unknown. */
    private final Vector trues = new Vector(Form.BIT);

    private final Vector falses = new Vector(Form.BIT);
    private final Vector output = new Vector(Form.BIT);
    private int[] open = {};

    AndOr(boolean or, List<Node> plain, List<Conditional> guarded) {
        this.or = or;
        this.plain = List.copyOf(plain);
        this.guarded = List.copyOf(guarded);
    }

    @Override
    public Vector evaluate(Batch input) {
        int rows = input.rows();
        trues.reset(rows);
        falses.reset(rows);
        int words = Vector.words(rows);
        for (int i = 0; i < words; i++) {
            trues.bits[i] = or ? 0 : -1L;
            falses.bits[i] = or ? -1L : 0;
        }
        for (Node node : plain) {
            add(node.evaluate(input));
        }
        for (Conditional argument : guarded) {
            int count = selectOpen(rows);
            if (count == 0) {
                break;
            }
            Vector value = argument.evaluate(input, open, count);
            if (count == rows) {
                add(value);
            } else {
                addSome(value, count);
            }
        }
        return finish(rows);
    }

    private void add(Vector value) {
        for (int i = 0; i < Vector.words(trues.rows); i++) {
            long valid = value.validWord(i);
            long isTrue = value.bits[i] & valid;
            long isFalse = ~value.bits[i] & valid;
            if (or) {
                trues.bits[i] |= isTrue;
                falses.bits[i] &= isFalse;
            } else {
                trues.bits[i] &= isTrue;
                falses.bits[i] |= isFalse;
            }
        }
    }

    private void addSome(Vector value, int count) {
        for (int i = 0; i < count; i++) {
            boolean known = value.isValid(i);
            boolean isTrue = known && value.bit(i);
            boolean isFalse = known && !isTrue;
            int row = open[i];
            if (or) {
                trues.setBit(row, trues.bit(row) || isTrue);
                falses.setBit(row, falses.bit(row) && isFalse);
            } else {
                trues.setBit(row, trues.bit(row) && isTrue);
                falses.setBit(row, falses.bit(row) || isFalse);
            }
        }
    }

    /** The rows that a further argument can still change. */
    private int selectOpen(int rows) {
        if (open.length < rows) {
            open = new int[Math.max(rows, Batch.ROWS_MAX)];
        }
        long[] decided = or ? trues.bits : falses.bits;
        int count = 0;
        for (int i = 0; i < Vector.words(rows); i++) {
            count = Vector.rowsOf(~decided[i] & trues.mask(i), i << 6, open, count);
        }
        return count;
    }

    private Vector finish(int rows) {
        output.reset(rows);
        boolean nulls = false;
        for (int i = 0; i < Vector.words(rows); i++) {
            output.bits[i] = trues.bits[i];
            nulls |= (~(trues.bits[i] | falses.bits[i]) & output.mask(i)) != 0;
        }
        if (nulls) {
            long[] validity = output.writeValidity();
            for (int i = 0; i < Vector.words(rows); i++) {
                validity[i] = trues.bits[i] | falses.bits[i];
            }
        }
        return output;
    }
}
