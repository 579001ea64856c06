package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.DoraFigures;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.report.chart.Chart;
import io.jenkins.plugins.slipway.report.chart.LineChart;
import io.jenkins.plugins.slipway.report.chart.Numbers;
import io.jenkins.plugins.slipway.report.chart.Quantity;
import io.jenkins.plugins.slipway.report.chart.Series;
import io.jenkins.plugins.slipway.story.Amounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The figures of each week of a window, exactly as they would be asked for that week alone. */
final class WeeklyTrend {
    private final DoraQuery window;
    private final List<LocalDate> weeks;
    private final List<DoraFigures> figures;

    WeeklyTrend(List<PreparedUnit> prepared, DoraQuery window) {
        this.window = window;
        this.weeks = Deployments.weeks(
                window, DoraReport.ofPrepared(List.of(), window).weeklySeries().size());
        this.figures = weeks.stream()
                .map(monday -> DoraReport.ofPrepared(prepared, week(monday)))
                .toList();
    }

    Optional<Chart> deployments() {
        var counts = figures.stream().mapToInt(DoraFigures::deploymentCount).toArray();
        return IntStream.of(counts).sum() == 0 ? Optional.empty() : Optional.of(Deployments.byWeek(window, counts));
    }

    Optional<Chart> leadTimes() {
        if (figures.stream().allMatch(week -> week.leadTime().n() == 0)) {
            return Optional.empty();
        }
        var numbers = new Numbers(
                "Week of",
                weeks.stream().map(LocalDate::toString).toList(),
                weeks.stream().map(Period::day).toList(),
                Quantity.SECONDS,
                List.of(
                        new Series(
                                "Median lead time",
                                "line",
                                column(week -> week.leadTime().medianS())),
                        new Series("p90", "line", column(week -> week.leadTime().p90S()))));
        return Optional.of(new LineChart("slipway-lead-times", "Lead time by week", summary(), numbers));
    }

    private List<Double> column(Function<DoraFigures, Double> value) {
        var column = new ArrayList<Double>();
        figures.forEach(week -> column.add(value.apply(week)));
        return column;
    }

    private String summary() {
        var known = IntStream.range(0, weeks.size())
                .filter(week -> median(week) != null)
                .boxed()
                .toList();
        int least = known.stream().min(Comparator.comparing(this::median)).orElseThrow();
        int most = known.stream().max(Comparator.comparing(this::median)).orElseThrow();
        int without = weeks.size() - known.size();
        if (known.size() == 1) {
            return "Median lead time %s; %s without data.".formatted(told(least), Amounts.count(without, "week"));
        }
        return "Median lead time from %s, in the last such week %s; shortest %s, longest %s%s."
                .formatted(
                        told(known.get(0)),
                        told(known.get(known.size() - 1)),
                        told(least),
                        told(most),
                        without == 0 ? "" : "; " + Amounts.count(without, "week") + " without data");
    }

    /** {@code 2h 5m (24 Aug)}. */
    private String told(int week) {
        return "%s (%s)".formatted(Amounts.time(median(week)), Period.day(weeks.get(week)));
    }

    private Double median(int week) {
        return figures.get(week).leadTime().medianS();
    }

    /** The part of it that is in the window. */
    private DoraQuery week(LocalDate monday) {
        var begin = later(monday.atStartOfDay(window.timezone()).toInstant(), window.from());
        var end = earlier(monday.plusWeeks(1).atStartOfDay(window.timezone()).toInstant(), window.to());
        return new DoraQuery(
                window.services(),
                window.environments(),
                begin,
                end,
                window.timezone(),
                window.attributionWindow(),
                window.asOf());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
