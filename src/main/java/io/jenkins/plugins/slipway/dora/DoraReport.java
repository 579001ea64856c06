package io.jenkins.plugins.slipway.dora;

import io.jenkins.plugins.slipway.dora.DoraFigures.LeadTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Computes the figures of one query; items of all services and environments that it asks for are pooled (rule 19). */
public final class DoraReport {
    private final DoraQuery query;
    private final History history;
    private final Attribution attribution;
    private final Failures failures;
    private final List<Duration> leadTimes = new ArrayList<>();
    private final List<Deployment> deployments = new ArrayList<>();
    private int noBaseline;
    private int anomalies;
    private int rollbacks;
    private int rework;

    private DoraReport(Collection<? extends DoraEvent> events, DoraQuery query) {
        this.query = query;
        this.history = History.of(events, query);
        this.attribution = new Attribution(history, query.attributionWindow());
        this.failures = new Failures(history, attribution);
    }

    /** @param events in any order; with the commits of the services' repositories, if lead times are wanted */
    public static DoraFigures of(Collection<? extends DoraEvent> events, DoraQuery query) {
        return new DoraReport(events, query).figures();
    }

    private DoraFigures figures() {
        history.lines().forEach((unit, line) -> {
            if (query.asksFor(unit.service(), unit.environment())) {
                addLine(line, LeadTimes.along(line, history.service(unit.service()), history.commits()));
            }
        });
        deployments.sort(Line.ORDER);
        var calendar = new WindowCalendar(query);
        var finished = deployments.stream().map(Deployment::finishedAt).toList();
        var perDay = calendar.perDay(finished);
        var failed = deployments.stream().filter(failures::failed).toList();
        var harmfulRuns = (int) history.harmfulRuns().filter(this::isAskedFor).count();
        var recovery = recovery();
        var count = deployments.size();
        return new DoraFigures(
                count,
                (double) count / calendar.days(),
                (int) perDay.stream().filter(deployed -> deployed > 0).count(),
                perDay,
                calendar.perWeek(finished),
                leadTime(),
                noBaseline,
                anomalies,
                failed.size() + harmfulRuns,
                failed.stream().map(Deployment::id).toList(),
                rate(failed.size() + harmfulRuns, count + harmfulRuns),
                recovery,
                rollbacks,
                rework,
                rate(rework, count),
                countIncidents(attribution.unattributed()),
                countIncidents(attribution.external()));
    }

    private void addLine(Line line, Map<String, LeadTimes.Of> leadTimesOfLine) {
        for (var deployment : line.deployments()) {
            if (query.covers(deployment.finishedAt())) {
                var found = leadTimesOfLine.get(deployment.id());
                deployments.add(deployment);
                leadTimes.addAll(found.times());
                anomalies += found.anomalies();
                noBaseline += found.baseline() ? 0 : 1;
                rollbacks += line.isRollback(deployment) ? 1 : 0;
                rework += line.isRework(deployment) ? 1 : 0;
            }
        }
    }

    private LeadTime leadTime() {
        var times = new Distribution(leadTimes);
        return new LeadTime(times.size(), times.median(), times.mean(), times.percentile(0.75), times.percentile(0.9));
    }

    /** A recovery belongs to the window of its end, an open one to that of its deployment. */
    private DoraFigures.Recovery recovery() {
        var times = new ArrayList<Duration>();
        int open = 0;
        var failed = history.deployments()
                .filter(failures::failed)
                .filter(deployment -> query.asksFor(deployment.service(), deployment.environment()))
                .toList();
        for (var deployment : failed) {
            var recovery = failures.recovery(deployment);
            if (recovery.isEmpty()) {
                open += query.covers(deployment.finishedAt()) ? 1 : 0;
            } else if (query.covers(recovery.get().end())) {
                if (recovery.get().duration().isNegative()) {
                    anomalies++;
                } else {
                    times.add(recovery.get().duration());
                }
            }
        }
        var distribution = new Distribution(times);
        return new DoraFigures.Recovery(distribution.size(), distribution.median(), open);
    }

    private boolean isAskedFor(Deployment run) {
        return query.covers(run.finishedAt()) && query.asksFor(run.service(), run.environment());
    }

    private int countIncidents(List<Incident> incidents) {
        return (int) incidents.stream()
                .filter(incident -> query.covers(incident.openedAt()))
                .filter(incident -> query.asksFor(incident.service(), incident.environment()))
                .count();
    }

    private static Double rate(int part, int whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }
}
