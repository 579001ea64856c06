package io.jenkins.plugins.slipway.dora;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of all items by the time that the query asks for. */
final class History {
    private final Map<String, Deployment> deployments = new HashMap<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final Map<String, ServiceLine> services = new HashMap<>();
    private final Commits commits = new Commits();
    private final Map<Unit, Line> lines;

    private History(Collection<DoraEvent> items) {
        for (var item : items) {
            if (item instanceof Deployment deployment) {
                deployments.put(deployment.id(), deployment);
            } else if (item instanceof Incident incident) {
                incidents.add(incident);
            } else if (item instanceof ServiceLine line) {
                services.put(line.service(), line);
            } else if (item instanceof Commit commit) {
                commits.add(commit);
            }
        }
        lines = deployments.values().stream()
                .filter(History::counts)
                .collect(Collectors.groupingBy(
                        Deployment::unit, Collectors.collectingAndThen(Collectors.toList(), Line::new)));
    }

    static History of(Collection<? extends DoraEvent> events) {
        return new History(DoraEvent.merged(events));
    }

    static History of(Collection<? extends DoraEvent> events, DoraQuery query) {
        var known = events.stream()
                .filter(event -> query.asOf().isEmpty()
                        || event.receivedAt() == null
                        || event.receivedAt().isBefore(query.asOf().get()))
                .toList();
        return of(known);
    }

    /** Rule 2: successful, and complete enough to be placed. */
    private static boolean counts(Deployment deployment) {
        return deployment.status() == Deployment.Status.SUCCESS && deployment.isPlaced();
    }

    /** All that anything is counted for, in the order of their names. */
    SortedSet<Unit> units() {
        var units = new TreeSet<>(lines.keySet());
        harmfulRuns().map(Deployment::unit).forEach(units::add);
        incidents.stream().map(Incident::unit).forEach(units::add);
        return units;
    }

    Optional<Line> line(Unit unit) {
        return Optional.ofNullable(lines.get(unit));
    }

    /** The line that holds a deployment. */
    Line lineOf(Deployment deployment) {
        return lines.get(deployment.unit());
    }

    /** By id, whatever its status. */
    Optional<Deployment> run(String id) {
        return Optional.ofNullable(deployments.get(id));
    }

    /** By id, if it counts. */
    Optional<Deployment> deployment(String id) {
        return run(id).filter(History::counts);
    }

    /** All that count. */
    Stream<Deployment> deployments() {
        return lines.values().stream().flatMap(line -> line.deployments().stream());
    }

    /** Rule 16: runs that failed or were aborted after users had been served. */
    Stream<Deployment> harmfulRuns() {
        return deployments.values().stream().filter(Deployment::failedUsers);
    }

    List<Incident> incidents() {
        return incidents;
    }

    ServiceLine service(String name) {
        return services.getOrDefault(name, new ServiceLine(name, null, List.of()));
    }

    Commits commits() {
        return commits;
    }
}
