package io.jenkins.plugins.slipway.report.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.report.chart.Chart;
import io.jenkins.plugins.slipway.report.chart.LineChart;
import io.jenkins.plugins.slipway.report.chart.Numbers;
import io.jenkins.plugins.slipway.report.chart.Quantity;
import io.jenkins.plugins.slipway.report.chart.Series;
import io.jenkins.plugins.slipway.story.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Baseline against canary, minute by minute, as the newest verdict of a canary kept it. */
final class CanaryCharts {
    private static final int MILLISECONDS = 1000;

    private CanaryCharts() {}

    /**
     * @param canary tells it from the others of the page
     * @param measured as {@code canary.Measured} writes it
     */
    static List<Chart> of(String canary, JsonNode measured) {
        return List.of(
                chart("errors-" + canary, "Errors", Quantity.PERCENT, measured, "Errors", 1),
                chart("latency-" + canary, "Latency", Quantity.MILLISECONDS, measured, "Latency", MILLISECONDS));
    }

    private static Chart chart(
            String id, String title, Quantity quantity, JsonNode measured, String field, double factor) {
        var baseline = values(measured.path("baseline" + field), factor);
        var canary = values(measured.path("canary" + field), factor);
        var times = times(measured);
        return new LineChart(
                id.replaceAll("[^A-Za-z0-9]+", "-"),
                title + ", canary against baseline",
                summary(quantity, times.size(), baseline, canary),
                new Numbers(
                        "Minute (UTC)",
                        times,
                        times,
                        quantity,
                        List.of(new Series("baseline", "line", baseline), new Series("canary", "line", canary))));
    }

    private static String summary(Quantity quantity, int minutes, List<Double> baseline, List<Double> canary) {
        return "Over %d min: canary %s, baseline %s."
                .formatted(minutes, mean(quantity, canary), mean(quantity, baseline));
    }

    private static String mean(Quantity quantity, List<Double> values) {
        var mean = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isPresent() ? quantity.text(mean.getAsDouble()) + " on average" : "no data";
    }

    private static List<String> times(JsonNode measured) {
        var since = Instant.parse(measured.path("since").asText());
        return StreamSupport.stream(measured.path("minutes").spliterator(), false)
                .map(minute -> Words.time(since.plus(Duration.ofMinutes(minute.asLong()))))
                .map(time -> time.substring(0, 5))
                .toList();
    }

    private static List<Double> values(JsonNode side, double factor) {
        var values = new ArrayList<Double>();
        side.forEach(value -> values.add(value.isNumber() ? value.asDouble() * factor : null));
        return values;
    }
}
