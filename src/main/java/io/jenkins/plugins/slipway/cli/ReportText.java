package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.cli.view.Sparkline;
import io.jenkins.plugins.slipway.dora.Comparison;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.Scope;
import io.jenkins.plugins.slipway.dora.Summary;
import io.jenkins.plugins.slipway.story.Amounts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A report for a person: each figure beside that of the period before; what has no value is a dash. */
final class ReportText {
    private static final String NONE = "–";
    private static final String LINE = "  %-32s %14s %16s %16s %16s %16s  %s%n";
    private static final int WEEKS = 26;

    private ReportText() {}

    static void printTotal(String name, Comparison figures, PrintWriter out) {
        out.printf(
                "%-8s %s a day, lead time %s, fail rate %s, recovery %s, rework %s%n",
                name,
                both(figures, ReportText::frequency),
                both(figures, ReportText::leadTime),
                both(figures, ReportText::failRate),
                both(figures, ReportText::recovery),
                both(figures, ReportText::rework));
    }

    static void print(DoraQuery query, OrganisationReport report, PrintWriter out) {
        out.printf(
                "%n%s to %s (%s); in brackets the period before%n",
                query.from().atZone(query.timezone()).toLocalDateTime(),
                query.to().atZone(query.timezone()).toLocalDateTime(),
                query.timezone());
        out.printf(LINE, "", "a day", "lead time", "fail rate", "recovery", "rework", "weeks");
        report.rows().forEach(row -> printRow(row, out));
        if (report.rows().isEmpty()) {
            out.println("  no data: nothing was recorded");
        }
        if (!report.movers().isEmpty()) {
            out.println("Lead time changed most: "
                    + report.movers().stream().map(ReportText::name).collect(Collectors.joining("; ")));
        }
        report.openIncidents()
                .forEach(incident -> out.printf(
                        "Open incident %s: %s, since %s%n",
                        safe(incident.id()),
                        safe(incident.service() + ", " + incident.environment()),
                        incident.openedAt()));
    }

    private static void printRow(OrganisationReport.Row row, PrintWriter out) {
        var figures = row.figures();
        out.printf(
                LINE,
                name(row.scope()),
                both(figures, ReportText::frequency),
                both(figures, ReportText::leadTime),
                both(figures, ReportText::failRate),
                both(figures, ReportText::recovery),
                both(figures, ReportText::rework),
                sparkline(row.weekly()));
    }

    private static String sparkline(int[] weekly) {
        var last = Arrays.stream(weekly)
                .skip(Math.max(0, weekly.length - WEEKS))
                .asDoubleStream()
                .boxed()
                .toList();
        return Sparkline.of(
                last, last.stream().mapToDouble(count -> count).max().orElse(0));
    }

    private static String both(Comparison figures, Function<Summary, String> figure) {
        return figure.apply(figures.now()) + " (" + figure.apply(figures.before()) + ")";
    }

    private static String frequency(Summary figures) {
        return figures.deploymentCount() == 0 ? NONE : Amounts.number(figures.deploymentsPerDay());
    }

    private static String leadTime(Summary figures) {
        var median = figures.leadTime().medianS();
        return median == null ? NONE : Amounts.time(median);
    }

    private static String failRate(Summary figures) {
        return figures.changeFailRate() == null ? NONE : Amounts.percent(figures.changeFailRate());
    }

    private static String recovery(Summary figures) {
        var median = figures.recovery().medianS();
        return median == null ? NONE : Amounts.time(median);
    }

    private static String rework(Summary figures) {
        return figures.reworkRate() == null ? NONE : Amounts.percent(figures.reworkRate());
    }

    private static String name(Scope scope) {
        return safe(scope.title());
    }

    /** Names come from events: what a terminal would take for an order is not printed. */
    static String safe(String text) {
        return text.replaceAll("\\p{Cntrl}", "�");
    }
}
