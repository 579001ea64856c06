package io.jenkins.plugins.slipway.dora;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Exact order statistics and the mean of durations that lie in slices of many columns, without sorting them. */
final class Selection {
    /** Below, those of several columns are copied and sorted. */
    private static final int FEW = 200;

    private final List<PickedValues> picked = new ArrayList<>(1);
    private long size;
    /** Upper and lower halves apart: their sums cannot overflow. */
    private long upperSum;

    private long lowerSum;

    /** Adds the groups of a column from one to another. */
    void add(Durations durations, int from, int to) {
        if (durations.start(from) < durations.start(to)) {
            size += durations.start(to) - durations.start(from);
            upperSum += durations.upperSum(from, to);
            lowerSum += durations.lowerSum(from, to);
            durations.pick(durations.start(from), durations.start(to), picked);
        }
    }

    void add(Selection other) {
        picked.addAll(other.picked);
        size += other.size;
        upperSum += other.upperSum;
        lowerSum += other.lowerSum;
    }

    long size() {
        return size;
    }

    /** Of all, in seconds; null when there are none. */
    Double mean() {
        var sum = BigInteger.valueOf(upperSum).shiftLeft(32).add(BigInteger.valueOf(lowerSum));
        return size == 0 ? null : Double.valueOf(Microseconds.seconds(sum.doubleValue() / size));
    }

    /**
     * Percentiles by linear interpolation between order statistics (rule 9; R's type 7), in seconds; all null when there are none.
     *
     * @param shares from 0 to 1
     */
    Double[] percentiles(double... shares) {
        var result = new Double[shares.length];
        if (size == 0) {
            return result;
        }
        var ranks = new long[shares.length * 2];
        for (int i = 0; i < shares.length; i++) {
            ranks[2 * i] = (long) Math.floor((size - 1) * shares[i]);
            ranks[2 * i + 1] = Math.min(ranks[2 * i] + 1, size - 1);
        }
        var found = at(ranks);
        for (int i = 0; i < shares.length; i++) {
            double below = Microseconds.seconds(found[2 * i]);
            double above = Microseconds.seconds(found[2 * i + 1]);
            result[i] = below + ((size - 1) * shares[i] - ranks[2 * i]) * (above - below);
        }
        return result;
    }

    /** The values that would stand at these places, from 0, if all were sorted. @param ranks pairs: one, and the same or the next */
    long[] at(long... ranks) {
        var found = new long[ranks.length];
        if (picked.size() == 1) {
            for (int i = 0; i < ranks.length; i++) {
                found[i] = picked.get(0).at((int) ranks[i]);
            }
            return found;
        }
        if (size <= FEW) {
            var all = new Gathered();
            picked.forEach(values -> values.addTo(all, 0, values.places()));
            var sorted = all.sorted();
            for (int i = 0; i < ranks.length; i++) {
                found[i] = sorted[(int) ranks[i]];
            }
            return found;
        }
        return new PooledValues(picked, size).at(ranks);
    }
}
