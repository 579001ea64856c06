package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.DoraFigures;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.report.NoData;
import io.jenkins.plugins.slipway.story.Amounts;
import java.io.PrintWriter;
import java.util.Set;

/** DORA figures for a person: each with what it rests on; without data the reason, never a zero. */
final class FiguresText {
    private FiguresText() {}

    static void print(DoraQuery query, DoraFigures figures, PrintWriter out) {
        out.printf(
                "%s in %s, %s to %s (%s)%n",
                all(query.services(), "all services"),
                all(query.environments(), "all environments"),
                query.from().atZone(query.timezone()).toLocalDateTime(),
                query.to().atZone(query.timezone()).toLocalDateTime(),
                query.timezone());
        line(out, Measure.FREQUENCY, frequency(figures));
        line(out, Measure.LEAD_TIME, leadTime(figures));
        line(out, Measure.FAIL_RATE, failRate(figures));
        line(out, Measure.RECOVERY, recovery(figures));
        line(out, Measure.REWORK, rework(figures));
    }

    private static String frequency(DoraFigures figures) {
        return figures.deploymentCount() == 0
                ? NoData.reason(Measure.FREQUENCY)
                : "%s a day (%d deployments on %d days, %d of them rollbacks)"
                        .formatted(
                                Amounts.number(figures.deploymentsPerDay()),
                                figures.deploymentCount(),
                                figures.activeDays(),
                                figures.rollbackCount());
    }

    private static String leadTime(DoraFigures figures) {
        var times = figures.leadTime();
        var left = "%d without a baseline, %d with impossible times left out"
                .formatted(figures.noBaseline(), figures.anomalies());
        return times.n() == 0
                ? noData(Measure.LEAD_TIME) + " (" + left + ")"
                : "median %s, p75 %s, p90 %s, mean %s (%d commits; %s)"
                        .formatted(
                                Amounts.time(times.medianS()),
                                Amounts.time(times.p75S()),
                                Amounts.time(times.p90S()),
                                Amounts.time(times.meanS()),
                                times.n(),
                                left);
    }

    private static String failRate(DoraFigures figures) {
        if (figures.changeFailRate() == null) {
            return noData(Measure.FAIL_RATE);
        }
        var failed = figures.failedIds().isEmpty() ? "" : ": " + String.join(", ", figures.failedIds());
        return "%s (%d failed%s; %d incidents unattributed, %d external)"
                .formatted(
                        Amounts.percent(figures.changeFailRate()),
                        figures.failedDeployments(),
                        failed,
                        figures.unattributedIncidents(),
                        figures.externalIncidents());
    }

    private static String recovery(DoraFigures figures) {
        var recovery = figures.recovery();
        return recovery.n() == 0
                ? (noData(Measure.RECOVERY) + " (%d still open)").formatted(recovery.open())
                : "median %s (%d recovered, %d still open)"
                        .formatted(Amounts.time(recovery.medianS()), recovery.n(), recovery.open());
    }

    private static String rework(DoraFigures figures) {
        return figures.reworkRate() == null
                ? noData(Measure.REWORK)
                : "%s (%d of %d deployments)"
                        .formatted(
                                Amounts.percent(figures.reworkRate()),
                                figures.reworkCount(),
                                figures.deploymentCount());
    }

    private static String noData(Measure measure) {
        return NoData.WORDS + ": " + NoData.reason(measure);
    }

    private static void line(PrintWriter out, Measure measure, String figure) {
        out.printf("  %-32s %s%n", measure.title(), figure);
    }

    private static String all(Set<String> names, String otherwise) {
        return names.isEmpty()
                ? otherwise
                : String.join(", ", names.stream().sorted().toList());
    }
}
