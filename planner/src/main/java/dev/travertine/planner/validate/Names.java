package dev.travertine.planner.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds names that somebody may have meant. */
final class Names {
    private static final int HINTS_MAX = 2;

    private Names() {}

    /** Those candidates that differ from the name by few letters (a third of them at most), the nearest first. */
    static List<String> nearest(String name, Stream<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int most = Math.max(1, wanted.length() / 3);
        List<String> near = new ArrayList<>();
        List<String> distinct = candidates.distinct().toList();
        for (int distance = 1; distance <= most && near.isEmpty(); distance++) {
            for (String candidate : distinct) {
                if (near.size() < HINTS_MAX && distance(wanted, candidate.toLowerCase(Locale.ROOT)) == distance) {
                    near.add(candidate);
                }
            }
        }
        return near;
    }

    /** Letters to insert, delete or change, and neighbours to swap. */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] free = before;
            before = last;
            last = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }
}
