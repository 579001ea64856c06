package io.jenkins.plugins.slipway.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant. */
public final class Suggestion {
    private Suggestion() {}

    /** The nearest of some words, if it is near: at most a third of it mistyped, swapped letters counting once. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        var plain = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(word -> distance(plain, word.toLowerCase(Locale.ROOT)) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt((String word) -> distance(plain, word.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    static String orElse(String written, Collection<String> known, String otherwise) {
        return nearest(written, known)
                .map(word -> "did you mean '" + word + "'?")
                .orElse(otherwise);
    }

    /** Edits between two words (Damerau and Levenshtein, optimal string alignment); far for overlong words. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 20 || a.length() > 100) {
            return Integer.MAX_VALUE;
        }
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : best(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int best(int[][] rows, String a, String b, int i, int j) {
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(rows[i - 1][j - 1] + changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
