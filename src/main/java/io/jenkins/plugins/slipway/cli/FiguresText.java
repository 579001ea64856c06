package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.DoraFigures;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Measure;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
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
                ? "no successful deployment in the window"
                : "%s a day (%d deployments on %d days, %d of them rollbacks)"
                        .formatted(
                                number(figures.deploymentsPerDay()),
                                figures.deploymentCount(),
                                figures.activeDays(),
                                figures.rollbackCount());
    }

    private static String leadTime(DoraFigures figures) {
        var times = figures.leadTime();
        var left = "%d without a baseline, %d with impossible times left out"
                .formatted(figures.noBaseline(), figures.anomalies());
        return times.n() == 0
                ? "no data: no commit of a deployment whose predecessor is known (" + left + ")"
                : "median %s, p75 %s, p90 %s, mean %s (%d commits; %s)"
                        .formatted(
                                time(times.medianS()),
                                time(times.p75S()),
                                time(times.p90S()),
                                time(times.meanS()),
                                times.n(),
                                left);
    }

    private static String failRate(DoraFigures figures) {
        if (figures.changeFailRate() == null) {
            return "no data: nothing was deployed";
        }
        var failed = figures.failedIds().isEmpty() ? "" : ": " + String.join(", ", figures.failedIds());
        return "%s (%d failed%s; %d incidents unattributed, %d external)"
                .formatted(
                        percent(figures.changeFailRate()),
                        figures.failedDeployments(),
                        failed,
                        figures.unattributedIncidents(),
                        figures.externalIncidents());
    }

    private static String recovery(DoraFigures figures) {
        var recovery = figures.recovery();
        return recovery.n() == 0
                ? "no data: no failed deployment recovered in the window (%d still open)".formatted(recovery.open())
                : "median %s (%d recovered, %d still open)"
                        .formatted(time(recovery.medianS()), recovery.n(), recovery.open());
    }

    private static String rework(DoraFigures figures) {
        return figures.reworkRate() == null
                ? "no data: nothing was deployed"
                : "%s (%d of %d deployments)"
                        .formatted(percent(figures.reworkRate()), figures.reworkCount(), figures.deploymentCount());
    }

    private static void line(PrintWriter out, Measure measure, String figure) {
        out.printf("  %-32s %s%n", measure.title(), figure);
    }

    private static String all(Set<String> names, String otherwise) {
        return names.isEmpty()
                ? otherwise
                : String.join(", ", names.stream().sorted().toList());
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** {@code 3d 4h}, {@code 2h 5m}, {@code 90s}: the two largest units. */
    static String time(double seconds) {
        var duration = Duration.ofMillis(Math.round(seconds * 1000));
        if (duration.toDays() > 0) {
            return duration.toDays() + "d " + duration.toHoursPart() + "h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h " + duration.toMinutesPart() + "m";
        }
        return duration.toMinutes() > 1
                ? duration.toMinutes() + "m " + duration.toSecondsPart() + "s"
                : duration.toSeconds() + "s";
    }
}
