package io.jenkins.plugins.slipway.dora;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Why the figures of a unit are what they are: each deployment of a window with the commits that it carried first, and what made it fail.
 *
 * @param deployments in their order
 */
public record Evidence(Unit unit, List<OfDeployment> deployments) {
    /**
     * One deployment.
     *
     * @param baseline whether the one before is known, so that its commits have lead times
     * @param anomalies commits left out because they seem to be written after it
     * @param incidents ids of those attributed to it
     * @param repairedBy id of the first one that rolled it back or fixed it, or null
     * @param recoveryS seconds until users were served again, or null: it did not fail, or has not recovered
     * @param regions that it reached, or null: none is known
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record OfDeployment(
            String id,
            Instant finishedAt,
            String commit,
            String run,
            boolean rollback,
            boolean rework,
            boolean failed,
            boolean baseline,
            int anomalies,
            List<OfCommit> commits,
            List<String> incidents,
            String repairedBy,
            Double recoveryS,
            List<String> regions) {}

    /** A commit with a lead time, in seconds. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record OfCommit(String repo, String sha, Instant authoredAt, double leadTimeS) {}

    /** @param events all that the unit's figures depend on, as {@link Preparation#of(Unit, Collection)} takes them */
    public static Evidence of(Unit unit, Collection<? extends DoraEvent> events, DoraQuery query) {
        var history = History.of(events, query);
        var attribution = new Attribution(history, query.attributionWindow());
        var failures = new Failures(history, attribution);
        var line = history.line(unit).orElseGet(() -> new Line(List.of()));
        var leadTimes = LeadTimes.along(line, history.service(unit.service()), history.commits());
        return new Evidence(
                unit,
                line.deployments().stream()
                        .filter(deployment -> query.covers(deployment.finishedAt()))
                        .map(deployment -> {
                            var given = leadTimes.get(deployment.id());
                            boolean failed = failures.failed(deployment);
                            return new OfDeployment(
                                    deployment.id(),
                                    deployment.finishedAt(),
                                    deployment.commit(),
                                    deployment.run(),
                                    line.isRollback(deployment),
                                    line.isRework(deployment),
                                    failed,
                                    given.baseline(),
                                    given.anomalies(),
                                    given.delivered().stream().map(Evidence::of).toList(),
                                    attribution.incidentsOf(deployment).stream()
                                            .map(Incident::id)
                                            .sorted()
                                            .toList(),
                                    failures.repair(deployment)
                                            .map(Deployment::id)
                                            .orElse(null),
                                    failed ? recovery(failures.recovery(deployment)) : null,
                                    deployment.regions());
                        })
                        .toList());
    }

    /** Those that matter for a measure: all for the frequency, those with commits for lead times, and so on. */
    public List<OfDeployment> of(Measure measure) {
        return deployments.stream()
                .filter(deployment -> switch (measure) {
                    case FREQUENCY -> true;
                    case LEAD_TIME -> !deployment.commits.isEmpty() || !deployment.baseline || deployment.anomalies > 0;
                    case FAIL_RATE, RECOVERY -> deployment.failed;
                    case REWORK -> deployment.rework;
                })
                .toList();
    }

    private static OfCommit of(LeadTimes.Delivered delivered) {
        var commit = delivered.commit();
        return new OfCommit(
                commit.repo(),
                commit.sha(),
                commit.authoredAt(),
                Microseconds.seconds(Microseconds.of(delivered.time())));
    }

    private static Double recovery(Optional<Failures.Recovery> recovery) {
        return recovery.map(Failures.Recovery::duration)
                .filter(duration -> !duration.isNegative())
                .map(duration -> Microseconds.seconds(Microseconds.of(duration)))
                .orElse(null);
    }
}
