package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Data points by metric and minute. A point shows a minute after its minute ended, as the metrics of a load balancer do in
 * practice; points of one minute are kept for 15 days (CloudWatch, "Metrics retention").
 */
public final class MetricStore {
    /** From the end of a minute until its points can be read. */
    public static final Duration LATE = Duration.ofSeconds(60);

    /** Nothing older can be read. */
    public static final Duration KEPT = Duration.ofDays(15);

    private record Arrival(Instant visible, Summary samples) {}

    private final Supplier<Instant> now;
    private final Supplier<Optional<Duration>> delay;
    private final Map<Metric, NavigableMap<Instant, List<Arrival>>> series = new LinkedHashMap<>();

    MetricStore(Supplier<Instant> now) {
        this(now, () -> Optional.of(Duration.ZERO));
    }

    /** @param delay on top of the usual lateness for what is measured now; empty when it never arrives */
    MetricStore(Supplier<Instant> now, Supplier<Optional<Duration>> delay) {
        this.now = now;
        this.delay = delay;
    }

    /** Adds to the minute that {@code time} is in. */
    public void put(Metric metric, Instant time, Summary samples) {
        delay.get().ifPresent(late -> put(metric, time, samples, late));
    }

    private void put(Metric metric, Instant time, Summary samples, Duration late) {
        var minute = time.truncatedTo(ChronoUnit.MINUTES);
        var end = minute.plus(1, ChronoUnit.MINUTES);
        var arrived = end.isAfter(now.get()) ? end : now.get();
        var points = series.computeIfAbsent(metric, name -> new TreeMap<>());
        points.computeIfAbsent(minute, each -> new ArrayList<>(1))
                .add(new Arrival(arrived.plus(LATE).plus(late), samples));
        var oldest = now.get().minus(KEPT);
        if (points.firstKey().isBefore(oldest)) {
            points.headMap(oldest).clear();
        }
    }

    /** What can be read now of {@code [from, to)}, by minute. */
    NavigableMap<Instant, Summary> read(Metric metric, Instant from, Instant to) {
        var points = series.getOrDefault(metric, Collections.emptyNavigableMap());
        var readable = new TreeMap<Instant, Summary>();
        if (from.isBefore(to)) {
            points.subMap(from, to)
                    .forEach((minute, arrivals) ->
                            together(arrivals).ifPresent(summary -> readable.put(minute, summary)));
        }
        return readable;
    }

    private Optional<Summary> together(List<Arrival> arrivals) {
        var arrived = arrivals.stream()
                .filter(arrival -> !arrival.visible().isAfter(now.get()))
                .map(Arrival::samples)
                .toList();
        return Summary.together(arrived);
    }

    /** Metrics with at least one point that can be read. */
    public List<Metric> metrics() {
        return series.entrySet().stream()
                .filter(entry -> entry.getValue().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(arrival -> !arrival.visible().isAfter(now.get())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
