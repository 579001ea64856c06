package io.jenkins.plugins.slipway.dora;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** Order statistics of durations, in seconds (rule 9; percentiles by linear interpolation, R's type 7). */
final class Distribution {
    private final double[] sorted;

    Distribution(Collection<Duration> durations) {
        sorted = durations.stream().mapToDouble(Distribution::seconds).sorted().toArray();
    }

    int size() {
        return sorted.length;
    }

    Double median() {
        return percentile(0.5);
    }

    Double mean() {
        return sorted.length == 0 ? null : Double.valueOf(Arrays.stream(sorted).sum() / sorted.length);
    }

    /** @param p from 0 to 1 */
    Double percentile(double p) {
        if (sorted.length == 0) {
            return null;
        }
        double position = (sorted.length - 1) * p;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
