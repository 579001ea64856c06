package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import java.util.stream.IntStream;

/**
 * Collects samples into a {@link Summary}. Percentiles come from a histogram whose buckets grow by one percent, as CloudWatch
 * keeps sparse exponential histograms.
 */
public final class Samples {
    private static final double LOG_GROWTH = Math.log(1.01);
    /** Moves the bucket of the smallest value that matters (10⁻²⁰) above zero, so that signs can be told apart. */
    private static final int MIDDLE = 5_000;

    /** Counts of neighbouring buckets; the first of them is bucket {@link #first}. */
    private double[] counts = new double[0];

    private int first;
    private double count;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private boolean percentiles = true;

    public Samples add(double value) {
        return add(value, 1);
    }

    /** The same value so many times. */
    public Samples add(double value, double times) {
        if (times > 0) {
            into(bucket(value), times);
            total(times, value * times, value, value);
        }
        return this;
    }

    /** Statistics without their samples: there are no percentiles then, unless all samples are equal. */
    public Samples addStatistics(double samples, double total, double smallest, double largest) {
        if (smallest == largest) {
            return add(smallest, samples);
        }
        percentiles = false;
        total(samples, total, smallest, largest);
        return this;
    }

    public Samples add(Summary other) {
        for (int i = 0; i < other.buckets.length; i++) {
            into(other.buckets[i], other.counts[i]);
        }
        percentiles &= other.percentiles();
        total(other.count(), other.sum(), other.min(), other.max());
        return this;
    }

    private void total(double samples, double total, double smallest, double largest) {
        count += samples;
        sum += total;
        min = Math.min(min, smallest);
        max = Math.max(max, largest);
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public double count() {
        return count;
    }

    public Summary summary() {
        var used = IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        return new Summary(
                count,
                sum,
                min,
                max,
                percentiles,
                IntStream.of(used).map(i -> i + first).toArray(),
                IntStream.of(used).mapToDouble(i -> counts[i]).toArray());
    }

    private void into(int bucket, double times) {
        if (counts.length == 0) {
            first = bucket;
        }
        int from = Math.min(first, bucket);
        int to = Math.max(first + counts.length, bucket + 1);
        if (to - from > counts.length) {
            var wider = new double[to - from];
            System.arraycopy(counts, 0, wider, first - from, counts.length);
            counts = wider;
            first = from;
        }
        counts[bucket - first] += times;
    }

    private static int bucket(double value) {
        if (value == 0) {
            return 0;
        }
        int size = Math.max(1, (int) Math.round(Math.log(Math.abs(value)) / LOG_GROWTH) + MIDDLE);
        return value > 0 ? size : -size;
    }

    static double value(int bucket) {
        return bucket == 0 ? 0 : Math.signum(bucket) * Math.exp((Math.abs(bucket) - MIDDLE) * LOG_GROWTH);
    }
}
