package io.jenkins.plugins.slipway.dora;

import static io.jenkins.plugins.slipway.dora.Merge.either;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/**
 * A run that deployed, or tried to deploy, a service to an environment.
 *
 * @param commit of the service's repository
 * @param repo of the commit; without it, whichever known repository holds it
 * @param rollsBack id of the deployment that this one undoes
 * @param fixesDeployment id of the deployment that this one repairs
 * @param fixesIncident id of the incident that this one ends
 * @param reachedUsers whether users were served by it, also when it did not succeed
 * @param run for people: a build, an operation
 * @param regions that it reached; when told again, these are all
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deployment(
        String id,
        String service,
        String environment,
        Status status,
        String commit,
        String repo,
        Instant startedAt,
        Instant finishedAt,
        Kind kind,
        Boolean planned,
        String rollsBack,
        String fixesDeployment,
        String fixesIncident,
        Boolean reachedUsers,
        String run,
        List<String> regions,
        Instant receivedAt)
        implements DoraEvent {
    /** Of which no region is known. */
    public Deployment(
            String id,
            String service,
            String environment,
            Status status,
            String commit,
            String repo,
            Instant startedAt,
            Instant finishedAt,
            Kind kind,
            Boolean planned,
            String rollsBack,
            String fixesDeployment,
            String fixesIncident,
            Boolean reachedUsers,
            String run,
            Instant receivedAt) {
        this(
                id,
                service,
                environment,
                status,
                commit,
                repo,
                startedAt,
                finishedAt,
                kind,
                planned,
                rollsBack,
                fixesDeployment,
                fixesIncident,
                reachedUsers,
                run,
                null,
                receivedAt);
    }

    /** How far it came; all but the first are terminal. */
    public enum Status {
        IN_PROGRESS,
        SUCCESS,
        FAILURE,
        ABORTED
    }

    /** What its author says it is. */
    public enum Kind {
        @JsonProperty("deploy")
        DEPLOY,
        @JsonProperty("rollback")
        ROLLBACK,
        @JsonProperty("hotfix")
        HOTFIX
    }

    @Override
    public String type() {
        return "deployment";
    }

    @Override
    public String item() {
        return id;
    }

    @Override
    public Deployment receivedAt(Instant time) {
        return new Deployment(
                id,
                service,
                environment,
                status,
                commit,
                repo,
                startedAt,
                finishedAt,
                kind,
                planned,
                rollsBack,
                fixesDeployment,
                fixesIncident,
                reachedUsers,
                run,
                regions,
                time);
    }

    /** Rule 16: whether it failed or was aborted after users had been served, and is complete enough to be placed. */
    public boolean failedUsers() {
        return (status == Status.FAILURE || status == Status.ABORTED)
                && Boolean.TRUE.equals(reachedUsers)
                && isPlaced();
    }

    /** Whether it is known what was deployed where, and when that ended. */
    boolean isPlaced() {
        return finishedAt != null && service != null && environment != null;
    }

    /** Of one that has a service and an environment. */
    Unit unit() {
        return new Unit(service, environment);
    }

    Deployment updatedBy(Deployment later) {
        return new Deployment(
                id,
                either(later.service, service),
                either(later.environment, environment),
                laterStatus(later.status),
                either(later.commit, commit),
                either(later.repo, repo),
                either(later.startedAt, startedAt),
                either(later.finishedAt, finishedAt),
                either(later.kind, kind),
                either(later.planned, planned),
                either(later.rollsBack, rollsBack),
                either(later.fixesDeployment, fixesDeployment),
                either(later.fixesIncident, fixesIncident),
                either(later.reachedUsers, reachedUsers),
                either(later.run, run),
                either(later.regions, regions),
                either(later.receivedAt, receivedAt));
    }

    private Status laterStatus(Status later) {
        var fallsBack = later == Status.IN_PROGRESS && status != null;
        return fallsBack ? status : either(later, status);
    }
}
