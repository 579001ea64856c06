package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is kept of the samples of one minute: exact count, sum, minimum and maximum; percentiles within one percent. */
public final class Summary {
    private final double count;
    private final double sum;
    private final double min;
    private final double max;
    private final boolean percentiles;
    final int[] buckets;
    final double[] counts;

    Summary(double count, double sum, double min, double max, boolean percentiles, int[] buckets, double[] counts) {
        this.count = count;
        this.sum = sum;
        this.min = min;
        this.max = max;
        this.percentiles = percentiles;
        this.buckets = buckets;
        this.counts = counts;
    }

    /** {@code times} samples of the value 1, as services count events. */
    public static Summary events(double times) {
        return new Samples().add(1, times).summary();
    }

    /** All samples of all of them; empty when there is none. */
    static Optional<Summary> together(List<Summary> summaries) {
        if (summaries.size() <= 1) {
            return summaries.stream().findFirst();
        }
        var samples = new Samples();
        summaries.forEach(samples::add);
        return Optional.of(samples.summary());
    }

    public double count() {
        return count;
    }

    public double sum() {
        return sum;
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    boolean percentiles() {
        return percentiles;
    }

    /** The value that {@code percent} (0 to 100) of the samples do not exceed; empty when only totals are known. */
    public OptionalDouble percentile(double percent) {
        if (!percentiles) {
            return OptionalDouble.empty();
        }
        double rank = Math.max(1, Math.ceil(percent / 100 * count - 1e-9));
        double seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return OptionalDouble.of(Math.min(max, Math.max(min, Samples.value(buckets[i]))));
            }
        }
        return OptionalDouble.of(max);
    }
}
