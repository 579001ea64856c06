package io.jenkins.plugins.slipway.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Prepares units from events: here the rules are applied, once for all windows. */
public final class Preparation {
    private final History history;
    private final Attribution attribution;
    private final Failures failures;

    private Preparation(History history, Duration attributionWindow) {
        this.history = history;
        this.attribution = new Attribution(history, attributionWindow);
        this.failures = new Failures(history, attribution);
    }

    /** All units of these events, as a query asks for them. @param events in any order, with the commits of the repositories */
    public static List<PreparedUnit> of(Collection<? extends DoraEvent> events, DoraQuery query) {
        var preparation = new Preparation(History.of(events, query), query.attributionWindow());
        return preparation.history.units().stream()
                .filter(query::asksFor)
                .map(preparation::prepare)
                .toList();
    }

    /**
     * One unit, with the usual attribution window.
     *
     * @param events all of the unit's items, of those that name them and that they name, and the commits of its repositories
     */
    public static PreparedUnit of(Unit unit, Collection<? extends DoraEvent> events) {
        return new Preparation(History.of(events), DoraQuery.ATTRIBUTION_WINDOW).prepare(unit);
    }

    private PreparedUnit prepare(Unit unit) {
        var line = history.line(unit).orElseGet(() -> new Line(List.of()));
        var service = history.service(unit.service());
        var moments = new MomentColumns();
        var leadTimes = LeadTimes.along(line, service, history.commits());
        var deployments = line.deployments();
        var from = new int[deployments.size() + 1];
        var durations = new Gathered();
        for (int i = 0; i < deployments.size(); i++) {
            var deployment = deployments.get(i);
            var of = leadTimes.get(deployment.id());
            add(Moment.NO_BASELINE, deployment, of.baseline() ? 0 : 1, moments);
            add(Moment.ANOMALY, deployment, of.anomalies(), moments);
            add(Moment.ROLLBACK, deployment, line.isRollback(deployment) ? 1 : 0, moments);
            add(Moment.REWORK, deployment, line.isRework(deployment) ? 1 : 0, moments);
            of.delivered().forEach(delivered -> durations.add(Microseconds.of(delivered.time())));
            from[i + 1] = durations.size();
        }
        var failed = deployments.stream().filter(failures::failed).toList();
        failed.forEach(deployment -> add(Moment.FAILED, deployment, 1, moments));
        history.harmfulRuns()
                .filter(run -> unit.equals(run.unit()))
                .forEach(run -> add(Moment.HARMFUL_RUN, run, 1, moments));
        addIncidents(Moment.UNATTRIBUTED, attribution.unattributed(), unit, moments);
        addIncidents(Moment.EXTERNAL, attribution.external(), unit, moments);
        var recovered = recovered(failed, moments);
        var columns = new UnitColumns(
                deployments.stream()
                        .mapToLong(deployment -> Microseconds.of(deployment.finishedAt()))
                        .toArray(),
                new Durations(durations.toArray(), from),
                moments.times(),
                recoveries(recovered));
        return new PreparedUnit(
                unit,
                service.team(),
                columns,
                names(failed.stream().map(run -> new Named(run.finishedAt(), run.id()))),
                names(history.incidents().stream()
                        .filter(incident -> incident.resolvedAt() == null && incident.openedAt() != null)
                        .filter(incident -> unit.equals(incident.unit()))
                        .map(incident -> new Named(incident.openedAt(), incident.id()))
                        .sorted(Comparator.comparing(Named::time).thenComparing(Named::id))),
                parts(deployments, moments, recovered));
    }

    private static void add(Moment moment, Deployment run, int count, MomentColumns moments) {
        moments.add(moment, run.finishedAt(), regions(run), count);
    }

    private static void addIncidents(Moment moment, List<Incident> incidents, Unit unit, MomentColumns moments) {
        incidents.stream()
                .filter(incident -> incident.openedAt() != null && unit.equals(incident.unit()))
                .forEach(incident -> moments.add(moment, incident.openedAt(), Set.of(), 1));
    }

    private static Set<String> regions(Deployment run) {
        return run.regions() == null ? Set.of() : Set.copyOf(run.regions());
    }

    /** What each region was reached by. */
    private static List<RegionPart> parts(
            List<Deployment> deployments, MomentColumns moments, List<Recovered> recovered) {
        var regionsOfEach = deployments.stream().map(Preparation::regions).toList();
        var regions = new TreeSet<>(moments.regions());
        regionsOfEach.forEach(regions::addAll);
        return regions.stream()
                .map(region -> new RegionPart(
                        region,
                        Places.of(region, regionsOfEach),
                        moments.of(region),
                        Places.of(
                                region,
                                recovered.stream().map(Recovered::regions).toList())))
                .toList();
    }

    private record Recovered(Failures.Recovery recovery, Set<String> regions) {}

    /** A recovery belongs to the window of its end, an open one to that of its deployment. */
    private List<Recovered> recovered(List<Deployment> failed, MomentColumns moments) {
        var ended = new ArrayList<Recovered>();
        for (var deployment : failed) {
            var recovery = failures.recovery(deployment);
            if (recovery.isEmpty()) {
                add(Moment.OPEN, deployment, 1, moments);
            } else if (recovery.get().duration().isNegative()) {
                moments.add(Moment.ANOMALY, recovery.get().end(), regions(deployment), 1);
            } else {
                ended.add(new Recovered(recovery.get(), regions(deployment)));
            }
        }
        // failed ones come in their order, which decides between equal times
        ended.sort(
                Comparator.comparing((Recovered one) -> one.recovery.end()).thenComparing(one -> one.recovery.start()));
        return ended;
    }

    private static PreparedUnit.Recoveries recoveries(List<Recovered> recovered) {
        return new PreparedUnit.Recoveries(
                recovered.stream()
                        .mapToLong(one -> Microseconds.of(one.recovery.end()))
                        .toArray(),
                new Durations(recovered.stream()
                        .mapToLong(one -> Microseconds.of(one.recovery.duration()))
                        .toArray()));
    }

    private record Named(Instant time, String id) {}

    private static PreparedUnit.Names names(Stream<Named> named) {
        var all = named.toList();
        return new PreparedUnit.Names(
                all.stream().mapToLong(one -> Microseconds.of(one.time())).toArray(),
                all.stream().map(Named::id).toList());
    }
}
