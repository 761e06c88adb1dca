package dev.travertine.tests.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares what a query gave with what it should have given. */
public final class Answers {
    private static final double RELATIVE_ERROR = 1e-9;

    /** A quotient or average of decimals has this many digits behind the point here, and is a double elsewhere. */
    private static final int QUOTIENT_SCALE = 6;

    private static final double QUOTIENT_ERROR = 0.51e-6;

    private static final Comparator<List<String>> BY_TEXT = Comparator.comparing(row -> String.join("\u0000", row));

    private Answers() {}

    /** How strictly numbers are compared. */
    public enum Numbers {
        /** Decimals digit for digit; doubles by value. */
        EXACT,
        /** By value: databases differ in the scale of a quotient or an average. */
        BY_VALUE
    }

    static List<List<String>> sorted(List<List<String>> rows, SortMode sort) {
        return switch (sort) {
            case NOSORT -> rows;
            case ROWSORT -> rows.stream().sorted(BY_TEXT).toList();
            case VALUESORT ->
                rows.stream().flatMap(List::stream).sorted().map(List::of).toList();
        };
    }

    /** What differs, or an empty text. Types are one letter a column, as in a {@code .test} file. */
    public static String difference(
            List<List<String>> expected, List<List<String>> actual, String types, SortMode sort, Numbers numbers) {
        List<List<String>> wanted = sorted(canonical(expected, types, numbers), sort);
        List<List<String>> got = sorted(canonical(actual, types, numbers), sort);
        boolean same = wanted.size() == got.size();
        for (int row = 0; same && row < wanted.size(); row++) {
            same = sameRow(wanted.get(row), got.get(row), sort == SortMode.VALUESORT ? "" : types, numbers);
        }
        return same
                ? ""
                : "expected:\n" + String.join("\n", Cells.lines(sorted(expected, sort))) + "\ngot:\n"
                        + String.join("\n", Cells.lines(sorted(actual, sort)));
    }

    private static boolean sameRow(List<String> expected, List<String> actual, String types, Numbers numbers) {
        boolean same = expected.size() == actual.size();
        for (int i = 0; same && i < expected.size(); i++) {
            boolean real = i < types.length() && types.charAt(i) == 'R';
            same = expected.get(i).equals(actual.get(i)) || real && close(expected.get(i), actual.get(i), numbers);
        }
        return same;
    }

    private static boolean close(String expected, String actual, Numbers numbers) {
        try {
            BigDecimal wanted = new BigDecimal(expected);
            BigDecimal got = new BigDecimal(actual);
            double error = wanted.subtract(got).abs().doubleValue();
            boolean manyDigits = wanted.precision() >= 11 && got.precision() >= 11;
            boolean rounded = numbers == Numbers.BY_VALUE
                    && Math.max(wanted.scale(), got.scale()) >= QUOTIENT_SCALE
                    && error <= QUOTIENT_ERROR;
            return rounded
                    || (numbers == Numbers.BY_VALUE || manyDigits)
                            && error
                                    <= RELATIVE_ERROR
                                            * Math.max(1e-300, wanted.abs().doubleValue());
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<List<String>> canonical(List<List<String>> rows, String types, Numbers numbers) {
        if (numbers == Numbers.EXACT) {
            return rows;
        }
        List<List<String>> table = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                boolean real = i < types.length() && types.charAt(i) == 'R';
                cells.add(real ? stripped(row.get(i)) : row.get(i));
            }
            table.add(cells);
        }
        return table;
    }

    private static String stripped(String number) {
        try {
            return new BigDecimal(number).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return number;
        }
    }
}
