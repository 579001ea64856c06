package io.jenkins.plugins.slipway.dora;

import java.util.Arrays;

/**
 * Neighbours of a column of durations, at most {@value #MOST}: sorted, and of each one where it stands among them. A window of the column
 * is then a set of ranks, which is made without looking at a value.
 *
 * @param sorted in microseconds
 * @param ranks in the order of the column; equal values keep that order
 */
record RankedValues(long[] sorted, char[] ranks) {
    static final int MOST = 1 << 16;

    static RankedValues of(long[] column, int from, int to) {
        var sorted = Arrays.copyOfRange(column, from, to);
        Arrays.sort(sorted);
        var ranks = new char[sorted.length];
        var taken = new char[sorted.length];
        for (int i = 0; i < ranks.length; i++) {
            int first = place(sorted, column[from + i], 0, sorted.length);
            ranks[i] = (char) (first + taken[first]++);
        }
        return new RankedValues(sorted, ranks);
    }

    int size() {
        return sorted.length;
    }

    /** Writes them in the order of the column. */
    void copyTo(long[] column, int from) {
        for (int i = 0; i < ranks.length; i++) {
            column[from + i] = sorted[ranks[i]];
        }
    }

    /** The first place, between two, whose value is not less; the second one where there is none. */
    int place(long value, int from, int to) {
        return place(sorted, value, from, to);
    }

    private static int place(long[] sorted, long value, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
