package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.report.chart.Bars;
import io.jenkins.plugins.slipway.report.chart.Chart;
import io.jenkins.plugins.slipway.report.chart.Numbers;
import io.jenkins.plugins.slipway.report.chart.Quantity;
import io.jenkins.plugins.slipway.report.chart.Series;
import io.jenkins.plugins.slipway.story.Amounts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Deployments over time: by day in a short window, else by week, with a running mean. */
final class Deployments {
    private static final int MOST_DAYS = 62;
    private static final int WEEK = 7;
    private static final int MONTH = 4;

    private Deployments() {}

    /** Empty when there are none. */
    static Optional<Chart> chart(DoraQuery window, int[] daily, int[] weekly) {
        if (Arrays.stream(daily).sum() == 0) {
            return Optional.empty();
        }
        return Optional.of(daily.length <= MOST_DAYS ? byDay(window, daily) : byWeek(window, weekly));
    }

    private static Chart byDay(DoraQuery window, int... daily) {
        var days = IntStream.range(0, daily.length)
                .mapToObj(day -> firstDay(window).plusDays(day))
                .toList();
        return bars("day", days, daily, "Mean of 7 days", WEEK);
    }

    static Chart byWeek(DoraQuery window, int... weekly) {
        var weeks = weeks(window, weekly.length);
        return bars("week", weeks, weekly, "Mean of 4 weeks", MONTH);
    }

    /** The Mondays of the weeks that a window touches. */
    static List<LocalDate> weeks(DoraQuery window, int number) {
        var monday = firstDay(window).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return IntStream.range(0, number).mapToObj(monday::plusWeeks).toList();
    }

    private static LocalDate firstDay(DoraQuery window) {
        return window.from().atZone(window.timezone()).toLocalDate();
    }

    private static Chart bars(String step, List<LocalDate> dates, int[] counts, String meanName, int length) {
        var numbers = new Numbers(
                step.equals("day") ? "Day" : "Week of",
                dates.stream().map(LocalDate::toString).toList(),
                dates.stream().map(Period::day).toList(),
                Quantity.DEPLOYMENTS,
                List.of(
                        new Series(
                                "Deployments",
                                "bar",
                                Arrays.stream(counts).mapToObj(Double::valueOf).toList()),
                        new Series(meanName, "line", runningMean(counts, length))));
        return new Bars("slipway-deployments", "Deployments by " + step, summary(step, dates, counts), numbers);
    }

    private static String summary(String step, List<LocalDate> dates, int... counts) {
        int most =
                IntStream.range(0, counts.length).reduce(0, (one, other) -> counts[other] > counts[one] ? other : one);
        int half = counts.length / 2;
        int earlier = Arrays.stream(counts, 0, half).sum();
        int later = Arrays.stream(counts, counts.length - half, counts.length).sum();
        long without = Arrays.stream(counts).filter(count -> count == 0).count();
        return "%s in %s, most %s %s (%s)%s. %s"
                .formatted(
                        Amounts.count(Arrays.stream(counts).sum(), "deployment"),
                        Amounts.count(counts.length, step),
                        step.equals("day") ? "on" : "in the week of",
                        Period.day(dates.get(most)),
                        Amounts.count(counts[most]),
                        without == 0 ? "" : "; " + Amounts.count(without, step) + " without any",
                        half == 0
                                ? ""
                                : "Trend: %s in the later half after %s in the earlier."
                                        .formatted(Amounts.count(later), Amounts.count(earlier)));
    }

    /** Of as many values up to each; none where there are fewer. */
    private static List<Double> runningMean(int[] counts, int length) {
        var means = new ArrayList<Double>();
        for (int i = 0; i < counts.length; i++) {
            means.add(
                    i + 1 < length
                            ? null
                            : Double.valueOf((double) Arrays.stream(counts, i + 1 - length, i + 1)
                                            .sum()
                                    / length));
        }
        return means;
    }
}
