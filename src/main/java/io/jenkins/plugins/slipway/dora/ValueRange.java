package io.jenkins.plugins.slipway.dora;

import java.util.concurrent.atomic.AtomicLong;

/** A range of values that holds what would stand at a rank of many sets together, and at the next one. It is narrowed by pivots. */
final class ValueRange {
    private final PickedValues[] sets;
    private final long rank;
    private final long next;
    /** Inclusive both: the greatest duration can be the greatest number of all. */
    private long from = Long.MAX_VALUE;

    private long to;
    /** How many values are below the range, and how many up to its end. */
    private long below;

    private long upTo;
    /** In each set the places of the range. */
    private int[] low;

    private int[] high;
    private Pivot first;
    private Pivot second;
    private boolean stubborn;
    private long[] found;

    /** A value at which a range can be cut: in each set the places of what is less. */
    private static final class Pivot {
        private final long value;
        private final int[] places;
        private final AtomicLong count = new AtomicLong();

        Pivot(long value, int sets) {
            this.value = value;
            this.places = new int[sets];
        }
    }

    ValueRange(PickedValues[] sets, long size, long rank, long next) {
        this.sets = sets;
        this.rank = rank;
        this.next = next;
        this.upTo = size;
        this.low = new int[sets.length];
        this.high = new int[sets.length];
        for (int i = 0; i < sets.length; i++) {
            high[i] = sets[i].places();
            from = Math.min(from, sets[i].first());
            to = Math.max(to, sets[i].last());
        }
        if (from == to) {
            found = new long[] {from, from};
        }
    }

    boolean isFound() {
        return found != null;
    }

    long candidates() {
        return upTo - below;
    }

    /** Whether the last pivots did not leave out half of it. */
    boolean isStubborn() {
        return stubborn;
    }

    /** Where the rank is among the candidates, from 0 to 1. */
    double share() {
        return (rank - below + 0.5) / (upTo - below);
    }

    /** Greater than its begin: in the middle of the logarithms while its ends are far from each other. */
    long middle() {
        if (to / 2 > from) {
            long root = (long) Math.sqrt((double) Math.max(1, from) * to);
            return Math.min(to, Math.max(from + 1, root));
        }
        return to - (to - from) / 2;
    }

    void sample(int set, int number, Gathered into) {
        int before = sets[set].countBefore(low[set]);
        int count = sets[set].countBefore(high[set]) - before;
        for (int i = 0; i < Math.min(count, number); i++) {
            into.add(sets[set].at(before + (int) ((2L * i + 1) * count / (2L * Math.min(count, number)))));
        }
    }

    void halve() {
        first = new Pivot(middle(), sets.length);
        second = null;
    }

    void cut(long lower, long upper) {
        first = new Pivot(within(lower), sets.length);
        second = upper > lower ? new Pivot(within(upper), sets.length) : null;
    }

    private long within(long value) {
        return Math.max(from + 1, Math.min(to, value));
    }

    /** Of some of the sets; several threads may count different ones. */
    void countBelowPivots(int begin, int end) {
        count(first, begin, end);
        if (second != null) {
            count(second, begin, end);
        }
    }

    private void count(Pivot pivot, int begin, int end) {
        long count = 0;
        for (int i = begin; i < end; i++) {
            int place = sets[i].place(pivot.value, low[i], high[i]);
            pivot.places[i] = place;
            count += sets[i].countBefore(place);
        }
        pivot.count.addAndGet(count);
    }

    void narrow() {
        long before = candidates();
        narrow(first);
        if (second != null && found == null) {
            narrow(second);
        }
        stubborn = !stubborn && candidates() > before / 2;
        if (from == to && found == null) {
            found = new long[] {from, from};
        }
    }

    private void narrow(Pivot pivot) {
        long count = pivot.count.get();
        if (count <= rank) {
            if (pivot.value > from) {
                below = count;
                from = pivot.value;
                low = pivot.places;
            }
        } else if (count > next) {
            if (pivot.value <= to) {
                upTo = count;
                to = pivot.value - 1;
                high = pivot.places;
            }
        } else {
            found = new long[] {greatestBelow(pivot), leastFrom(pivot)};
        }
    }

    private long greatestBelow(Pivot pivot) {
        long greatest = 0;
        for (int i = 0; i < sets.length; i++) {
            int count = sets[i].countBefore(pivot.places[i]);
            greatest = count == 0 ? greatest : Math.max(greatest, sets[i].at(count - 1));
        }
        return greatest;
    }

    private long leastFrom(Pivot pivot) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < sets.length; i++) {
            int count = sets[i].countBefore(pivot.places[i]);
            least = count == sets[i].size() ? least : Math.min(least, sets[i].at(count));
        }
        return least;
    }

    /** Sorts the candidates when it is not found yet. */
    long[] found() {
        if (found == null) {
            var candidates = new Gathered();
            for (int i = 0; i < sets.length; i++) {
                sets[i].addTo(candidates, low[i], high[i]);
            }
            var sorted = candidates.sorted();
            found = new long[] {sorted[(int) (rank - below)], sorted[(int) (next - below)]};
        }
        return found;
    }
}
