package io.jenkins.plugins.slipway.dora;

import io.jenkins.plugins.slipway.dora.DoraFigures.LeadTime;
import io.jenkins.plugins.slipway.dora.DoraFigures.Recovery;
import io.jenkins.plugins.slipway.dora.PreparedUnit.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The items of several units in one window, pooled (rule 19): no average of averages. */
final class Tally {
    private final WindowCalendar calendar;
    private final Span span;
    private final int[] perWeek;
    private final BitSet activeDays;
    private final int[] counts = new int[Moment.values().length];
    private final Selection leadTimes = new Selection();
    private final Selection recoveries = new Selection();
    private final List<UnitColumns> units = new ArrayList<>();
    private final List<PreparedUnit.Names> failed = new ArrayList<>();
    private int deployments;

    Tally(Span span, WindowCalendar calendar) {
        this.span = span;
        this.calendar = calendar;
        this.perWeek = new int[calendar.weeks()];
        this.activeDays = new BitSet(calendar.days());
    }

    void add(PreparedUnit unit) {
        failed.add(unit.failed());
        add(unit.columns());
    }

    /** What of a unit reached a region; whose names of failed deployments are not told. */
    void add(UnitColumns unit) {
        if (!unit.reaches(span)) {
            return;
        }
        units.add(unit);
        int first = span.first(unit.finished());
        int end = span.end(unit.finished());
        deployments += end - first;
        calendar.countWeeks(unit.finished(), first, end, perWeek, activeDays);
        unit.selectLeadTimes(first, end, leadTimes);
        for (var moment : Moment.values()) {
            counts[moment.ordinal()] += span.count(unit.times(moment));
        }
        var ends = unit.recoveries().ends();
        recoveries.add(unit.recoveries().durations(), span.first(ends), span.end(ends));
    }

    /** Adds all that another one of the same window holds. */
    void add(Tally other) {
        units.addAll(other.units);
        failed.addAll(other.failed);
        deployments += other.deployments;
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        for (int week = 0; week < perWeek.length; week++) {
            perWeek[week] += other.perWeek[week];
        }
        activeDays.or(other.activeDays);
        leadTimes.add(other.leadTimes);
        recoveries.add(other.recoveries);
    }

    /** With the ids of what failed and both series. */
    DoraFigures figures() {
        var summary = summary();
        return new DoraFigures(
                deployments,
                summary.deploymentsPerDay(),
                summary.activeDays(),
                WindowCalendar.list(perDay()),
                WindowCalendar.list(perWeek),
                summary.leadTime(),
                count(Moment.NO_BASELINE),
                count(Moment.ANOMALY),
                summary.failedDeployments(),
                failedIds(),
                summary.changeFailRate(),
                summary.recovery(),
                count(Moment.ROLLBACK),
                count(Moment.REWORK),
                summary.reworkRate(),
                count(Moment.UNATTRIBUTED),
                count(Moment.EXTERNAL));
    }

    /** Without what grows with the window. */
    Summary summary() {
        var lead = leadTimes.percentiles(0.5, 0.75, 0.9);
        int harmful = count(Moment.HARMFUL_RUN);
        int failed = count(Moment.FAILED) + harmful;
        return new Summary(
                deployments,
                (double) deployments / calendar.days(),
                activeDays.cardinality(),
                new LeadTime((int) leadTimes.size(), lead[0], leadTimes.mean(), lead[1], lead[2]),
                failed,
                rate(failed, deployments + harmful),
                new Recovery((int) recoveries.size(), recoveries.percentiles(0.5)[0], count(Moment.OPEN)),
                rate(count(Moment.REWORK), deployments));
    }

    int[] perDay() {
        var perDay = new int[calendar.days()];
        for (var unit : units) {
            calendar.countDays(unit.finished(), span.first(unit.finished()), span.end(unit.finished()), perDay);
        }
        return perDay;
    }

    int[] perWeek() {
        return perWeek;
    }

    private int count(Moment moment) {
        return counts[moment.ordinal()];
    }

    /** In the order of time; those of one unit keep theirs. */
    private List<String> failedIds() {
        record Failed(long time, String id) {}
        return failed.stream()
                .flatMap(names -> IntStream.range(span.first(names.times()), span.end(names.times()))
                        .mapToObj(i -> new Failed(names.times()[i], names.ids().get(i))))
                .sorted((one, other) -> Long.compare(one.time, other.time))
                .map(Failed::id)
                .toList();
    }

    private static Double rate(int part, int whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }
}
