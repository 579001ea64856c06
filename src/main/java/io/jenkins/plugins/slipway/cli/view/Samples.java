package io.jenkins.plugins.slipway.cli.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The series of a running operation, as long as they are news. */
final class Samples {
    /** The series that is a bar rather than a row of bars. */
    static final String REPLACED = "replaced %";

    private static final Duration NEWS = Duration.ofMinutes(10);
    private static final int KEPT = 40;
    private static final int BAR = 30;

    private record Series(Deque<Double> values, Instant last) {}

    private final Map<String, Series> series = new TreeMap<>();

    void add(String name, Instant at, double value) {
        var known = series.get(name);
        var values = known == null ? new ArrayDeque<Double>() : known.values();
        values.addLast(value);
        if (values.size() > KEPT) {
            values.removeFirst();
        }
        series.put(name, new Series(values, at));
    }

    /** One line for each series; those of one unit are drawn to one scale, so that canary and stable compare. */
    List<String> lines(Instant now) {
        series.values().removeIf(one -> one.last().plus(NEWS).isBefore(now));
        var lines = new ArrayList<String>();
        series.forEach((name, one) -> lines.add(name.equals(REPLACED) ? bar(name, one) : row(name, one)));
        return lines;
    }

    private static String bar(String name, Series one) {
        var percent = one.values().getLast();
        var full = (int) Math.round(Math.max(0, Math.min(100, percent)) / 100 * BAR);
        return "  %-16s %s%s %.0f %%".formatted(name, "█".repeat(full), "░".repeat(BAR - full), percent);
    }

    private String row(String name, Series one) {
        var values = List.copyOf(one.values());
        return String.format(
                Locale.ROOT,
                "  %-16s %s %.2f",
                name,
                Sparkline.of(values, top(unit(name))),
                one.values().getLast());
    }

    private double top(String unit) {
        return series.entrySet().stream()
                .filter(entry ->
                        unit(entry.getKey()).equals(unit) && !entry.getKey().equals(REPLACED))
                .flatMap(entry -> entry.getValue().values().stream())
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private static String unit(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }
}
