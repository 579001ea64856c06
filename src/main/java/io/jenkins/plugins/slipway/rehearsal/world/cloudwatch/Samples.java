package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import java.util.TreeMap;

/**
 * Collects samples into a {@link Summary}. Percentiles come from a histogram whose buckets grow by one percent, as CloudWatch
 * keeps sparse exponential histograms.
 */
public final class Samples {
    private static final double LOG_GROWTH = Math.log(1.01);
    /** Moves the bucket of the smallest value that matters (10⁻²⁰) above zero, so that signs can be told apart. */
    private static final int MIDDLE = 5_000;

    private final TreeMap<Integer, Double> buckets = new TreeMap<>();
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
            buckets.merge(bucket(value), times, Double::sum);
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
            buckets.merge(other.buckets[i], other.counts[i], Double::sum);
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
        return new Summary(
                count,
                sum,
                min,
                max,
                percentiles,
                buckets.keySet().stream().mapToInt(Integer::intValue).toArray(),
                buckets.values().stream().mapToDouble(Double::doubleValue).toArray());
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
