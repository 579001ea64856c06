package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Periods of {@code [from, to)}, each named by its start.
 *
 * @param period seconds
 */
record Window(Instant from, Instant to, int period) {
    /** Periods that begin at whole multiples of their length. */
    static Window aligned(Instant from, Instant to, int period) {
        var start = Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), period) * period);
        return new Window(start, to, period);
    }

    List<Instant> starts() {
        var starts = new ArrayList<Instant>();
        for (var start = from; start.isBefore(to); start = start.plusSeconds(period)) {
            starts.add(start);
        }
        return starts;
    }

    /** All minutes of each period put together. */
    NavigableMap<Instant, Summary> summaries(MetricStore store, Metric metric) {
        var seconds = Math.max(0, to.getEpochSecond() - from.getEpochSecond());
        var last = from.plusSeconds(-Math.floorDiv(-seconds, period) * period);
        var collected = new TreeMap<Instant, List<Summary>>();
        store.read(metric, from, last)
                .forEach((minute, summary) -> collected
                        .computeIfAbsent(
                                from.plusSeconds((minute.getEpochSecond() - from.getEpochSecond()) / period * period),
                                start -> new ArrayList<>(1))
                        .add(summary));
        var summaries = new TreeMap<Instant, Summary>();
        collected.forEach(
                (start, minutes) -> Summary.together(minutes).ifPresent(summary -> summaries.put(start, summary)));
        return summaries;
    }

    NavigableMap<Instant, Double> values(MetricStore store, Metric metric, Statistic statistic) {
        var values = new TreeMap<Instant, Double>();
        summaries(store, metric)
                .forEach((start, summary) -> statistic.of(summary).ifPresent(value -> values.put(start, value)));
        return values;
    }
}
