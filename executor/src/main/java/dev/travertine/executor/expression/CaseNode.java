package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import java.util.List;

/** CASE WHEN: every condition and result is evaluated only for the rows that come to it. */
final class CaseNode implements Node {
    private final List<Conditional> conditions;
    private final List<Conditional> results;
    private final Conditional otherwise;
    private final Branches branches;
    /** Rows for which no condition has been true yet. */
    private int[] open = {};
    /** Rows that take the result at hand. */
    private int[] taken = {};

    CaseNode(List<Conditional> conditions, List<Conditional> results, Conditional otherwise, Branches branches) {
        this.conditions = List.copyOf(conditions);
        this.results = List.copyOf(results);
        this.otherwise = otherwise;
        this.branches = branches;
    }

    @Override
    public Vector evaluate(Batch input) {
        int rows = input.rows();
        int left = allRows(rows);
        branches.begin(rows);
        for (int k = 0; k < conditions.size() && left > 0; k++) {
            Vector condition = conditions.get(k).evaluate(input, open, left);
            int count = 0;
            int rest = 0;
            for (int i = 0; i < left; i++) {
                int row = open[i];
                if (condition.isValid(i) && condition.bit(i)) {
                    taken[count++] = row;
                } else {
                    open[rest++] = row;
                }
            }
            left = rest;
            if (count > 0) {
                branches.put(results.get(k).evaluate(input, taken, count), taken, count);
            }
        }
        if (left > 0) {
            branches.put(otherwise.evaluate(input, open, left), open, left);
        }
        return branches.end();
    }

    private int allRows(int rows) {
        if (open.length < rows) {
            open = new int[Math.max(rows, Batch.ROWS_MAX)];
            taken = new int[open.length];
        }
        for (int i = 0; i < rows; i++) {
            open[i] = i;
        }
        return rows;
    }
}
