package io.jenkins.plugins.slipway.dora;

import java.util.Arrays;

/** Some of the values of a {@link RankedValues}, as the set of their ranks. */
final class PickedValues {
    private static final int WORD = 64;

    private final RankedValues values;
    private int size;
    /** Null for none or for all. */
    private long[] ranks;
    /** How many are in the words before each; null until it is asked for. */
    private int[] before;

    PickedValues(RankedValues values) {
        this.values = values;
    }

    boolean areOf(RankedValues others) {
        return values == others;
    }

    /** Picks neighbours of the column that are not picked yet. */
    void add(int from, int to) {
        boolean first = size == 0;
        size += to - from;
        before = null;
        if (size == values.size()) {
            ranks = null;
        } else if (first && size > values.size() / 2) {
            ranks = new long[words()];
            Arrays.fill(ranks, -1);
            ranks[ranks.length - 1] = -1L >>> (WORD - 1 - (values.size() - 1) % WORD);
            flip(0, from);
            flip(to, values.size());
        } else {
            ranks = ranks == null ? new long[words()] : ranks;
            flip(from, to);
        }
    }

    private int words() {
        return (values.size() + WORD - 1) / WORD;
    }

    private void flip(int from, int to) {
        var column = values.ranks();
        for (int i = from; i < to; i++) {
            ranks[column[i] >> 6] ^= 1L << column[i];
        }
    }

    int size() {
        return size;
    }

    /** The number of places where picked ones can be. */
    int places() {
        return values.size();
    }

    long first() {
        return values.sorted()[0];
    }

    long last() {
        return values.sorted()[values.size() - 1];
    }

    int place(long value, int from, int to) {
        return values.place(value, from, to);
    }

    /** How many picked ones stand before a place. */
    int countBefore(int place) {
        if (ranks == null) {
            return place;
        }
        if (place == values.size()) {
            return size;
        }
        return before()[place >> 6] + Long.bitCount(ranks[place >> 6] & (1L << place) - 1);
    }

    /** The value that would stand there if the picked ones were sorted. */
    long at(int rank) {
        if (ranks == null) {
            return values.sorted()[rank];
        }
        int word = Arrays.binarySearch(before(), rank);
        word = word < 0 ? -word - 2 : word;
        while (word + 1 < ranks.length && before[word + 1] <= rank) {
            word++;
        }
        long bits = ranks[word];
        for (int left = rank - before[word]; left > 0; left--) {
            bits &= bits - 1;
        }
        return values.sorted()[word * WORD + Long.numberOfTrailingZeros(bits)];
    }

    /** Adds those that stand from one place to another. */
    void addTo(Gathered gathered, int from, int to) {
        if (ranks == null) {
            gathered.addAll(values.sorted(), from, to);
            return;
        }
        for (int word = from >> 6; word * WORD < to; word++) {
            long bits = ranks[word];
            for (; bits != 0; bits &= bits - 1) {
                int place = word * WORD + Long.numberOfTrailingZeros(bits);
                if (place >= from && place < to) {
                    gathered.add(values.sorted()[place]);
                }
            }
        }
    }

    private int[] before() {
        if (before == null) {
            before = new int[ranks.length];
            for (int i = 1; i < before.length; i++) {
                before[i] = before[i - 1] + Long.bitCount(ranks[i - 1]);
            }
        }
        return before;
    }
}
