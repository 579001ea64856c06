package io.jenkins.plugins.slipway.canary;

import io.jenkins.plugins.slipway.cloud.MetricQuery;
import io.jenkins.plugins.slipway.cloud.Metrics;
import io.jenkins.plugins.slipway.cloud.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What baseline and canary did, minute by minute, over the same minutes.
 *
 * @param times when each minute began, ascending
 * @param baselineErrors 5xx of the targets and failed connections to them
 * @param baselineLatency at the plan's percentile, seconds
 */
record Evidence(
        List<Instant> times,
        double[] baselineErrors,
        double[] baselineRequests,
        double[] canaryErrors,
        double[] canaryRequests,
        double[] baselineLatency,
        double[] canaryLatency) {
    private static final String NAMESPACE = "AWS/ApplicationELB";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Reads {@code [from, to)}; minutes in which either side had no request are left out. */
    static Evidence read(
            Metrics metrics,
            MetricDimensions stable,
            MetricDimensions canary,
            String percentile,
            Instant from,
            Instant to) {
        if (!from.isBefore(to)) {
            return of(Map.of(), Map.of());
        }
        var queries = Stream.concat(queries("stable", stable, percentile), queries("canary", canary, percentile))
                .toList();
        var series = metrics.read(queries, from, to, MINUTE).stream()
                .collect(Collectors.toMap(Series::id, Evidence::byTime));
        return of(side(series, "stable"), side(series, "canary"));
    }

    /** One minute of one side. */
    private record Minute(double requests, double errors, double latency) {}

    private static Stream<MetricQuery> queries(String side, MetricDimensions group, String percentile) {
        var dimensions = group.map();
        return Stream.of(
                new MetricQuery(side + "_requests", NAMESPACE, "RequestCount", dimensions, "Sum"),
                new MetricQuery(side + "_errors", NAMESPACE, "HTTPCode_Target_5XX_Count", dimensions, "Sum"),
                new MetricQuery(side + "_connections", NAMESPACE, "TargetConnectionErrorCount", dimensions, "Sum"),
                new MetricQuery(side + "_latency", NAMESPACE, "TargetResponseTime", dimensions, percentile));
    }

    private static Map<Instant, Double> byTime(Series series) {
        return IntStream.range(0, series.times().size())
                .boxed()
                .collect(Collectors.toMap(series.times()::get, series.values()::get, (one, other) -> other));
    }

    /** An error metric that is absent is zero only where the request count is there. */
    private static Map<Instant, Minute> side(Map<String, Map<Instant, Double>> series, String side) {
        var minutes = new TreeMap<Instant, Minute>();
        series.get(side + "_requests").forEach((time, requests) -> {
            if (requests > 0) {
                var errors = series.get(side + "_errors").getOrDefault(time, 0.0)
                        + series.get(side + "_connections").getOrDefault(time, 0.0);
                var latency = series.get(side + "_latency").getOrDefault(time, Double.NaN);
                minutes.put(time, new Minute(requests, Math.min(errors, requests), latency));
            }
        });
        return minutes;
    }

    private static Evidence of(Map<Instant, Minute> baseline, Map<Instant, Minute> canary) {
        var common =
                baseline.keySet().stream().filter(canary::containsKey).sorted().toList();
        return new Evidence(
                common,
                column(common, baseline, Minute::errors),
                column(common, baseline, Minute::requests),
                column(common, canary, Minute::errors),
                column(common, canary, Minute::requests),
                column(common, baseline, Minute::latency),
                column(common, canary, Minute::latency));
    }

    private static double[] column(List<Instant> times, Map<Instant, Minute> side, ToDoubleFunction<Minute> value) {
        return times.stream().map(side::get).mapToDouble(value).toArray();
    }

    /** Newest values for the live view. */
    Map<String, Double> samples() {
        int last = canaryRequests.length - 1;
        if (last < 0) {
            return Map.of();
        }
        return Map.of(
                "stable errors %",
                100 * baselineErrors[last] / baselineRequests[last],
                "canary errors %",
                100 * canaryErrors[last] / canaryRequests[last],
                "stable ms",
                1000 * baselineLatency[last],
                "canary ms",
                1000 * canaryLatency[last]);
    }

    int minutes() {
        return times.size();
    }

    /** How many of them began at this time or later. */
    int minutesSince(Instant from) {
        return (int) times.stream().filter(time -> !time.isBefore(from)).count();
    }
}
