package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import java.util.List;

/** The first argument that is not NULL; later ones are evaluated only where all before are NULL. */
final class CoalesceNode implements Node {
    private final Node first;
    private final List<Conditional> others;
    private final Branches branches;
    private int[] open = {};
    private int[] all = {};

    CoalesceNode(Node first, List<Conditional> others, Branches branches) {
        this.first = first;
        this.others = List.copyOf(others);
        this.branches = branches;
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector value = first.evaluate(input);
        if (value.validity == null) {
            return value;
        }
        int rows = input.rows();
        branches.begin(rows);
        int left = keepNulls(value, allRows(rows), rows);
        branches.put(value, all, rows);
        for (int k = 0; k < others.size() && left > 0; k++) {
            Vector next = others.get(k).evaluate(input, open, left);
            branches.put(next, open, left);
            left = keepNulls(next, open, left);
        }
        return branches.end();
    }

    private int[] allRows(int rows) {
        if (open.length < rows) {
            open = new int[Math.max(rows, Batch.ROWS_MAX)];
            all = new int[open.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = i;
            }
        }
        return all;
    }

    private int keepNulls(Vector value, int[] rows, int count) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (!value.isValid(i)) {
                open[left++] = rows[i];
            }
        }
        return left;
    }
}
