package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraFigures;
import io.jenkins.plugins.slipway.dora.Evidence;
import io.jenkins.plugins.slipway.dora.Evidence.OfDeployment;
import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.story.Amounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The deployments behind one figure of a unit, the latest first.
 *
 * @param summary how many of all deployments, and what was left out
 * @param left how many more there are
 */
public record MeasureEvidence(Measure measure, String summary, List<Line> lines, int left) {
    /**
     * A deployment, in what it adds to the figure.
     *
     * @param anchor of its own place in the page; empty when it has none there
     */
    public record Line(String id, Instant finishedAt, String anchor, String words) {}

    /**
     * @param harmful runs that did not succeed, but reached users
     * @param anchors of the deployments that the page shows, by id
     */
    static MeasureEvidence of(
            Measure measure,
            Evidence evidence,
            List<Deployment> harmful,
            DoraFigures figures,
            Map<String, String> anchors,
            int most) {
        var lines = new ArrayList<Line>();
        var some = evidence.of(measure);
        some.forEach(of ->
                lines.add(new Line(of.id(), of.finishedAt(), anchors.getOrDefault(of.id(), ""), words(measure, of))));
        if (measure == Measure.FAIL_RATE) {
            harmful.forEach(run -> lines.add(
                    new Line(run.id(), run.finishedAt(), "", "did not succeed, after users had been served by it")));
        }
        lines.sort(
                Comparator.comparing(Line::finishedAt).thenComparing(Line::id).reversed());
        return new MeasureEvidence(
                measure,
                summary(measure, some.size(), figures),
                lines.stream().limit(most).toList(),
                Math.max(0, lines.size() - most));
    }

    /** Its id in the page. */
    public String anchor() {
        return anchor(measure);
    }

    static String anchor(Measure measure) {
        return "slipway-evidence-" + measure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String words(Measure measure, OfDeployment deployment) {
        return switch (measure) {
            case FREQUENCY -> "";
            case LEAD_TIME -> leadTime(deployment);
            case FAIL_RATE -> String.join("; ", DeploymentMarks.failures(deployment));
            case RECOVERY -> DeploymentMarks.recovery(deployment);
            case REWORK -> DeploymentMarks.rework(deployment);
        };
    }

    private static String leadTime(OfDeployment deployment) {
        var words = new ArrayList<String>();
        new DeploymentItem("", deployment).leadTimes().ifPresent(words::add);
        words.addAll(DeploymentMarks.leftOut(deployment));
        return String.join("; ", words);
    }

    private static String summary(Measure measure, int size, DoraFigures figures) {
        var of = "%s of %s".formatted(Amounts.count(size), Amounts.count(figures.deploymentCount(), "deployment"));
        return switch (measure) {
            case FREQUENCY ->
                "%s on %s; %s"
                        .formatted(
                                Amounts.count(figures.deploymentCount(), "deployment"),
                                Amounts.count(figures.activeDays(), "day"),
                                Amounts.count(figures.rollbackCount(), "rollback"));
            case LEAD_TIME ->
                "%s: %s with a lead time; %s without a baseline, %s with impossible times left out"
                        .formatted(
                                of,
                                Amounts.count(figures.leadTime().n(), "commit"),
                                Amounts.count(figures.noBaseline()),
                                Amounts.count(figures.anomalies()));
            case FAIL_RATE -> of + harmful(figures) + incidents(figures);
            case RECOVERY ->
                "%s failed; in the window %s recovered, %s of its deployments still open"
                        .formatted(
                                of,
                                Amounts.count(figures.recovery().n()),
                                Amounts.count(figures.recovery().open()));
            case REWORK -> of;
        };
    }

    private static String harmful(DoraFigures figures) {
        int harmful = figures.failedDeployments() - figures.failedIds().size();
        return harmful == 0
                ? ""
                : "; and %s that did not succeed after it had reached users".formatted(Amounts.count(harmful, "run"));
    }

    private static String incidents(DoraFigures figures) {
        return told(figures.unattributedIncidents(), " of no deployment")
                + told(figures.externalIncidents(), " external");
    }

    private static String told(int incidents, String which) {
        return incidents == 0 ? "" : "; " + Amounts.count(incidents, "incident") + which;
    }
}
