package io.jenkins.plugins.slipway.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        var moments = new Moments();
        var leadTimes = LeadTimes.along(line, history.service(unit.service()), history.commits());
        var deployments = line.deployments();
        var from = new int[deployments.size() + 1];
        var durations = new Gathered();
        for (int i = 0; i < deployments.size(); i++) {
            var deployment = deployments.get(i);
            var end = deployment.finishedAt();
            var of = leadTimes.get(deployment.id());
            moments.add(Moment.NO_BASELINE, end, of.baseline() ? 0 : 1);
            moments.add(Moment.ANOMALY, end, of.anomalies());
            moments.add(Moment.ROLLBACK, end, line.isRollback(deployment) ? 1 : 0);
            moments.add(Moment.REWORK, end, line.isRework(deployment) ? 1 : 0);
            of.delivered().forEach(delivered -> durations.add(Microseconds.of(delivered.time())));
            from[i + 1] = durations.size();
        }
        var failed = deployments.stream().filter(failures::failed).toList();
        failed.forEach(deployment -> moments.add(Moment.FAILED, deployment.finishedAt(), 1));
        history.harmfulRuns()
                .filter(run -> unit.equals(run.unit()))
                .forEach(run -> moments.add(Moment.HARMFUL_RUN, run.finishedAt(), 1));
        addIncidents(Moment.UNATTRIBUTED, attribution.unattributed(), unit, moments);
        addIncidents(Moment.EXTERNAL, attribution.external(), unit, moments);
        var recoveries = recoveries(failed, moments);
        return new PreparedUnit(
                unit,
                deployments.stream()
                        .mapToLong(deployment -> Microseconds.of(deployment.finishedAt()))
                        .toArray(),
                from,
                new Durations(durations.toArray()),
                moments.columns(),
                recoveries,
                names(failed.stream().map(run -> new Named(run.finishedAt(), run.id()))),
                names(history.incidents().stream()
                        .filter(incident -> incident.resolvedAt() == null && incident.openedAt() != null)
                        .filter(incident -> unit.equals(incident.unit()))
                        .map(incident -> new Named(incident.openedAt(), incident.id()))
                        .sorted(Comparator.comparing(Named::time).thenComparing(Named::id))));
    }

    private static void addIncidents(Moment moment, List<Incident> incidents, Unit unit, Moments moments) {
        incidents.stream()
                .filter(incident -> incident.openedAt() != null && unit.equals(incident.unit()))
                .forEach(incident -> moments.add(moment, incident.openedAt(), 1));
    }

    /** A recovery belongs to the window of its end, an open one to that of its deployment. */
    private PreparedUnit.Recoveries recoveries(List<Deployment> failed, Moments moments) {
        var ended = new ArrayList<Failures.Recovery>();
        for (var deployment : failed) {
            var recovery = failures.recovery(deployment);
            if (recovery.isEmpty()) {
                moments.add(Moment.OPEN, deployment.finishedAt(), 1);
            } else if (recovery.get().duration().isNegative()) {
                moments.add(Moment.ANOMALY, recovery.get().end(), 1);
            } else {
                ended.add(recovery.get());
            }
        }
        ended.sort(Comparator.comparing(Failures.Recovery::end).thenComparing(Failures.Recovery::start));
        return new PreparedUnit.Recoveries(
                ended.stream()
                        .mapToLong(recovery -> Microseconds.of(recovery.end()))
                        .toArray(),
                new Durations(ended.stream()
                        .mapToLong(recovery -> Microseconds.of(recovery.duration()))
                        .toArray()));
    }

    private record Named(Instant time, String id) {}

    private static PreparedUnit.Names names(Stream<Named> named) {
        var all = named.toList();
        return new PreparedUnit.Names(
                all.stream().mapToLong(one -> Microseconds.of(one.time())).toArray(),
                all.stream().map(Named::id).toList());
    }

    private static final class Moments {
        private final Map<Moment, Gathered> times = new EnumMap<>(Moment.class);

        void add(Moment moment, Instant time, int count) {
            for (int i = 0; i < count; i++) {
                times.computeIfAbsent(moment, none -> new Gathered()).add(Microseconds.of(time));
            }
        }

        Map<Moment, long[]> columns() {
            return Stream.of(Moment.values())
                    .collect(Collectors.toMap(
                            moment -> moment,
                            moment -> Arrays.stream(times.getOrDefault(moment, new Gathered())
                                            .toArray())
                                    .sorted()
                                    .toArray(),
                            (one, other) -> one,
                            () -> new EnumMap<>(Moment.class)));
        }
    }
}
