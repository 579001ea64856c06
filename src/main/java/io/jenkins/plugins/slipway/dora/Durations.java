package io.jenkins.plugins.slipway.dora;

import java.math.BigInteger;

/**
 * A column of durations in microseconds, none negative, with what makes order statistics of its slices fast: for each value the bucket
 * that it is in, and sums of blocks.
 *
 * <p>Buckets keep the order of the values and are wide for large values, narrow for small ones: {@value #PER_DOUBLING} for each
 * doubling. Coarser ones are had by leaving out low bits of a bucket's number.
 */
final class Durations {
    static final int BITS = 10;
    static final int PER_DOUBLING = 1 << BITS;
    static final int BUCKETS = (64 - BITS) << BITS;
    private static final int BLOCK = 64;
    private static final int HITS = 512;

    private final long[] values;
    private final char[] buckets;
    /** Upper and lower halves apart: their sums cannot overflow. */
    private final long[] upperSums;

    private final long[] lowerSums;

    Durations(long[] values) {
        this.values = values;
        this.buckets = new char[values.length];
        int blocks = values.length / BLOCK + 1;
        this.upperSums = new long[blocks];
        this.lowerSums = new long[blocks];
        long upper = 0;
        long lower = 0;
        for (int i = 0; i < values.length; i++) {
            buckets[i] = (char) bucket(values[i]);
            upper += values[i] >>> 32;
            lower += values[i] & 0xFFFF_FFFFL;
            if ((i + 1) % BLOCK == 0) {
                upperSums[(i + 1) / BLOCK] = upper;
                lowerSums[(i + 1) / BLOCK] = lower;
            }
        }
    }

    int size() {
        return values.length;
    }

    long[] values() {
        return values;
    }

    /** The smallest value of a bucket. */
    static long first(int bucket) {
        return bucket < PER_DOUBLING ? bucket : (long) ((bucket & PER_DOUBLING - 1) + PER_DOUBLING) << width(bucket);
    }

    /** A bucket holds as many different values as 2 to the power of this. */
    static int width(int bucket) {
        return Math.max(0, (bucket >> BITS) - 1);
    }

    private static int bucket(long value) {
        int width = Math.max(0, 63 - BITS - Long.numberOfLeadingZeros(value));
        return (width << BITS) + (int) (value >>> width);
    }

    /** Adds to each bucket how many values of a slice are in it. @param coarser by so many bits */
    void count(int from, int to, int coarser, int[] counts) {
        for (int i = from; i < to; i++) {
            counts[buckets[i] >>> coarser]++;
        }
    }

    /**
     * Adds those of a slice that are in the target buckets.
     *
     * @param targets 1 for each of them, else 0: a sum has no branch that a processor could guess wrongly
     */
    void gather(int from, int to, int coarser, byte[] targets, Gathered gathered) {
        var hits = new int[Math.min(HITS, to - from)];
        for (int begin = from; begin < to; begin += HITS) {
            int end = Math.min(to, begin + HITS);
            int found = 0;
            for (int i = begin; i < end; i++) {
                hits[found] = i;
                found += targets[buckets[i] >>> coarser];
            }
            for (int i = 0; i < found; i++) {
                gathered.add(values[hits[i]]);
            }
        }
    }

    /** Adds how many values of a slice are in each of the parts of {@code first … first + (counts << width)}. */
    void countEvenly(int from, int to, long first, int width, int[] counts) {
        for (int i = from; i < to; i++) {
            long place = values[i] - first >>> width;
            if (place < counts.length && values[i] >= first) {
                counts[(int) place]++;
            }
        }
    }

    BigInteger sum(int from, int to) {
        int firstBlock = (from + BLOCK - 1) / BLOCK;
        int endBlock = to / BLOCK;
        if (firstBlock > endBlock) {
            return plain(from, to);
        }
        var whole = join(upperSums[endBlock] - upperSums[firstBlock], lowerSums[endBlock] - lowerSums[firstBlock]);
        return whole.add(plain(from, firstBlock * BLOCK)).add(plain(endBlock * BLOCK, to));
    }

    private BigInteger plain(int from, int to) {
        long upper = 0;
        long lower = 0;
        for (int i = from; i < to; i++) {
            upper += values[i] >>> 32;
            lower += values[i] & 0xFFFF_FFFFL;
        }
        return join(upper, lower);
    }

    private static BigInteger join(long upper, long lower) {
        return BigInteger.valueOf(upper).shiftLeft(32).add(BigInteger.valueOf(lower));
    }
}
