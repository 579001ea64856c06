package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.report.chart.Chart;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A service in an environment: figures, trends, and the deployments, commits and incidents behind them.
 *
 * @param window of figures and evidence, in words
 * @param windows that can be chosen, in days
 * @param recent the figures of the last 7, 30 and 90 days
 * @param deployments by week; empty when there are none
 * @param leadTimes the median by week; empty when there is none
 * @param evidence by measure
 * @param items the latest deployments of the window, the latest first
 * @param releases that Slipway made itself, the newest first
 */
public record UnitPage(
        Unit unit,
        Choice choice,
        String window,
        Period period,
        List<Integer> windows,
        List<Figure> figures,
        List<RecentFigures> recent,
        Optional<Chart> deployments,
        Optional<Chart> leadTimes,
        List<MeasureEvidence> evidence,
        List<DeploymentItem> items,
        int itemsLeft,
        List<OrganisationReport.OpenIncident> openIncidents,
        List<Rollout> rollouts,
        List<Release> releases) {
    /** Figures of a window that ends when the page's ends. */
    public record RecentFigures(int days, List<Figure> figures) {}

    /** Where each figure's deployments are. */
    public Function<Measure, String> behind() {
        return measure -> "#" + MeasureEvidence.anchor(measure);
    }

    /** Of all measures but the frequency, whose deployments are the items. */
    public List<MeasureEvidence> evidenceOfRest() {
        return evidence.stream().filter(of -> of.measure() != Measure.FREQUENCY).toList();
    }

    /** How many deployments there are, in words. */
    public String deploymentsInWords() {
        return evidence.get(Measure.FREQUENCY.ordinal()).summary();
    }

    /** {@code shop, production}. */
    public String title() {
        return unit.service() + ", " + unit.environment();
    }
}
