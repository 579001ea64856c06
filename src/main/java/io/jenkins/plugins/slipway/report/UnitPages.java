package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.dora.Evidence;
import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.release.Release;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the page of a unit out of what is known of it. */
final class UnitPages {
    private static final int[] RECENT = {7, 30, 90};
    private static final int SHORTEST_TREND = 90;
    /** Deployments that a page shows; a shorter window shows what is left out. */
    static final int MOST = 200;

    private final Unit unit;
    private final List<PreparedUnit> prepared;
    private final DoraQuery query;

    /** @param prepared empty when no event is known of it */
    UnitPages(Unit unit, List<PreparedUnit> prepared, DoraQuery query) {
        this.unit = unit;
        this.prepared = prepared;
        this.query = query;
    }

    UnitPage page(
            Collection<? extends DoraEvent> events,
            List<Release> releases,
            List<Rollout> rollouts,
            Choice choice,
            List<Integer> windows) {
        var report = OrganisationReport.of(prepared, query, none -> null);
        var figures = DoraReport.ofPrepared(prepared, query);
        var evidence = Evidence.of(unit, events, query);
        var items = items(evidence);
        var harmful = harmful(events);
        var anchors = new HashMap<String, String>();
        items.forEach(item -> anchors.put(item.deployment().id(), item.anchor()));
        var trend = new WeeklyTrend(prepared, trendWindow());
        return new UnitPage(
                unit,
                choice,
                Period.of(query),
                new Period(query.timezone()),
                windows,
                Figure.of(report.total(), query),
                Arrays.stream(RECENT).mapToObj(this::recent).toList(),
                trend.deployments(),
                trend.leadTimes(),
                Arrays.stream(Measure.values())
                        .map(measure -> MeasureEvidence.of(measure, evidence, harmful, figures, anchors, MOST))
                        .toList(),
                items,
                evidence.deployments().size() - items.size(),
                report.openIncidents(),
                rollouts,
                releases);
    }

    /** Rule 16: runs of the window that failed or were aborted after users had been served. */
    private List<Deployment> harmful(Collection<? extends DoraEvent> events) {
        return DoraEvent.merged(events).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .filter(run -> run.failedUsers() && unit.equals(new Unit(run.service(), run.environment())))
                .filter(run -> query.covers(run.finishedAt()))
                .toList();
    }

    private UnitPage.RecentFigures recent(int days) {
        var window = query.last(days);
        return new UnitPage.RecentFigures(
                days,
                Figure.of(OrganisationReport.of(prepared, window, none -> null).total(), window));
    }

    private DoraQuery trendWindow() {
        var shortest = query.last(SHORTEST_TREND);
        return query.from().isBefore(shortest.from()) ? query : shortest;
    }

    /** The latest first. */
    private static List<DeploymentItem> items(Evidence evidence) {
        var latestFirst = new ArrayList<>(evidence.deployments());
        Collections.reverse(latestFirst);
        return IntStream.range(0, Math.min(MOST, latestFirst.size()))
                .mapToObj(i -> new DeploymentItem("slipway-deployment-" + (i + 1), latestFirst.get(i)))
                .toList();
    }
}
