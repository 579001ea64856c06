package io.jenkins.plugins.slipway.spec;

import java.time.Duration;
import java.util.List;

/**
 * How a canary goes.
 *
 * @param weights percent of traffic, ascending, 1 to 99; default 5, 25, 50
 * @param soak how long a weight is watched before it is judged; default 10 minutes
 * @param inconclusive what to do when a step cannot be judged
 */
public record CanarySpec(
        List<Integer> weights, Duration soak, ErrorMetric errors, LatencyMetric latency, Inconclusive inconclusive) {
    /**
     * Errors of the target group against those of the stable one.
     *
     * @param harm smallest harmful increase: 1.0 = doubled, the default
     * @param tolerance difference of the error rates that nobody minds: 0.005 = half a percentage point, the default
     */
    public record ErrorMetric(double harm, double tolerance) {}

    /**
     * Latency at a percentile, per minute.
     *
     * @param statistic {@code p90}, the default, another percentile, or {@code Average}
     * @param harm smallest harmful increase: 0.20 = twenty percent, the default
     */
    public record LatencyMetric(String statistic, double harm) {}

    /** What an inconclusive step means. */
    public enum Inconclusive {
        /** Soak once more, up to three times, then abort. */
        EXTEND,
        /** Return traffic and end as inconclusive. */
        ABORT
    }
}
