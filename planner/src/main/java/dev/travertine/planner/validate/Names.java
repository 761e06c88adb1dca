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

    /** Levenshtein's: letters to insert, delete or change. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
