package io.jenkins.plugins.slipway.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a verdict rests on, kept for the charts: both sides, minute by minute, the newest four hours at most.
 *
 * @param minutes after {@code since} at which each minute began
 * @param baselineErrors share of the requests that failed, 0 to 1
 * @param baselineLatency at the plan's percentile, in seconds; null for a minute without a value
 */
public record Measured(
        Instant since,
        List<Long> minutes,
        List<Double> baselineErrors,
        List<Double> canaryErrors,
        List<Double> baselineLatency,
        List<Double> canaryLatency) {
    private static final int MOST = 240;

    /** Null when nothing was measured. */
    static Measured of(Evidence evidence) {
        var all = evidence.times();
        if (all.isEmpty()) {
            return null;
        }
        int first = Math.max(0, all.size() - MOST);
        var times = all.subList(first, all.size());
        var since = times.get(0);
        return new Measured(
                since,
                times.stream()
                        .map(time -> Duration.between(since, time).toMinutes())
                        .toList(),
                shares(evidence.baselineErrors(), evidence.baselineRequests(), first),
                shares(evidence.canaryErrors(), evidence.canaryRequests(), first),
                values(evidence.baselineLatency(), first),
                values(evidence.canaryLatency(), first));
    }

    private static List<Double> shares(double[] events, double[] requests, int first) {
        var shares = new double[events.length];
        for (int i = 0; i < events.length; i++) {
            shares[i] = events[i] / requests[i];
        }
        return values(shares, first);
    }

    private static List<Double> values(double[] raw, int first) {
        var values = new ArrayList<Double>(raw.length - first);
        for (int i = first; i < raw.length; i++) {
            values.add(Double.isFinite(raw[i]) ? Math.round(raw[i] * 1e5) / 1e5 : null);
        }
        return values;
    }
}
