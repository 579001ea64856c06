package io.jenkins.plugins.slipway.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules 11 and 13: which deployments failed, and how long users waited for the way back. */
final class Failures {
    private final Attribution attribution;
    private final Map<String, Deployment> repairedBy = new HashMap<>();

    Failures(History history, Attribution attribution) {
        this.attribution = attribution;
        history.deployments()
                .forEach(repair -> Stream.concat(undone(repair, history), fixed(repair, history))
                        .filter(failed -> Line.ORDER.compare(failed, repair) < 0)
                        .forEach(failed -> repairedBy.merge(failed.id(), repair, Failures::earlier)));
    }

    boolean failed(Deployment deployment) {
        return repairedBy.containsKey(deployment.id())
                || !attribution.incidentsOf(deployment).isEmpty();
    }

    /** The first one that undid or fixed it. */
    Optional<Deployment> repair(Deployment failed) {
        return Optional.ofNullable(repairedBy.get(failed.id()));
    }

    boolean isOpen(Deployment failed) {
        return attribution.incidentsOf(failed).stream().anyMatch(incident -> incident.resolvedAt() == null);
    }

    /** Empty while an incident is open. */
    Optional<Recovery> recovery(Deployment failed) {
        if (isOpen(failed)) {
            return Optional.empty();
        }
        var incidents = attribution.incidentsOf(failed);
        var end = incidents.isEmpty()
                ? repairedBy.get(failed.id()).finishedAt()
                : incidents.stream()
                        .map(Incident::resolvedAt)
                        .max(Instant::compareTo)
                        .get();
        return Optional.of(new Recovery(start(failed, incidents), end));
    }

    /** From the first harm to the way back. */
    record Recovery(Instant start, Instant end) {
        Duration duration() {
            return Duration.between(start, end);
        }
    }

    private static Instant start(Deployment failed, List<Incident> incidents) {
        return Stream.concat(Stream.of(failed.finishedAt()), incidents.stream().map(Incident::openedAt))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Stream<Deployment> undone(Deployment repair, History history) {
        var line = history.lineOf(repair);
        if (!line.isRollback(repair)) {
            return Stream.empty();
        }
        return (repair.rollsBack() == null ? line.before(repair) : history.deployment(repair.rollsBack())).stream();
    }

    private static Stream<Deployment> fixed(Deployment repair, History history) {
        return Optional.ofNullable(repair.fixesDeployment()).flatMap(history::deployment).stream();
    }

    private static Deployment earlier(Deployment one, Deployment other) {
        return Line.ORDER.compare(one, other) <= 0 ? one : other;
    }
}
