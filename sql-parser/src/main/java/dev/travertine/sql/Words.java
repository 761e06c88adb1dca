package dev.travertine.sql;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which word somebody may have meant. */
final class Words {
    private static final int DISTANCE_MAX = 2;

    private Words() {}

    /** The candidate (in upper case) that is nearest to the word and at most two edits away, or null. */
    static @Nullable String nearest(String word, Collection<String> candidates) {
        String upper = word.toUpperCase(Locale.ROOT);
        // A short word is two edits away from almost everything.
        int best = Math.min(DISTANCE_MAX, (upper.length() - 1) / 2) + 1;
        String nearest = null;
        for (String candidate : candidates) {
            boolean near = Math.abs(candidate.length() - upper.length()) < best;
            int distance = near ? distance(upper, candidate) : Integer.MAX_VALUE;
            if (distance < best && distance > 0) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
