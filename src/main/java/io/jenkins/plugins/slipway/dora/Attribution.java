package io.jenkins.plugins.slipway.dora;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rule 12: which run an incident is blamed on. */
final class Attribution {
    private final Map<String, List<Incident>> byRun = new HashMap<>();
    private final List<Incident> unattributed = new ArrayList<>();
    private final List<Incident> external = new ArrayList<>();

    Attribution(History history, Duration window) {
        for (var incident : history.incidents()) {
            if (incident.cause() == Incident.Cause.EXTERNAL) {
                external.add(incident);
                continue;
            }
            blamed(incident, history, window)
                    .ifPresentOrElse(
                            run -> byRun.computeIfAbsent(run.id(), id -> new ArrayList<>())
                                    .add(incident),
                            () -> unattributed.add(incident));
        }
    }

    /** Of a run of any status; empty when none is blamed on it. */
    List<Incident> incidentsOf(Deployment run) {
        return byRun.getOrDefault(run.id(), List.of());
    }

    List<Incident> unattributed() {
        return unattributed;
    }

    List<Incident> external() {
        return external;
    }

    private static Optional<Deployment> blamed(Incident incident, History history, Duration window) {
        if (incident.deploymentId() != null) {
            return history.run(incident.deploymentId());
        }
        if (incident.openedAt() == null) {
            return Optional.empty();
        }
        return history.line(incident.unit())
                .flatMap(line -> line.lastBegunBy(incident.openedAt()))
                .filter(last ->
                        Duration.between(last.finishedAt(), incident.openedAt()).compareTo(window) <= 0);
    }
}
