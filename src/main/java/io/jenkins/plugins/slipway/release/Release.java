package io.jenkins.plugins.slipway.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One deployment of a service to an environment, as it is known by now.
 *
 * @param id unique; the operation's id, with a suffix for a rollback within the same operation
 * @param version for people: a tag, a build number
 * @param commit of the service's repository, or empty
 * @param finishedAt when it ended, or when every instance ran it; empty while in progress
 * @param reachedUsers true once any user's request could have been served by it
 * @param rollsBack id of the release that this one undoes, or empty
 * @param placements where it runs; empty until its template version exists
 * @param replaced what ran there before, to which a rollback returns
 */
public record Release(
        String id,
        String service,
        String environment,
        String version,
        Optional<String> commit,
        Optional<String> repository,
        Status status,
        Kind kind,
        Instant startedAt,
        Optional<Instant> finishedAt,
        boolean reachedUsers,
        Optional<String> rollsBack,
        String operation,
        List<Placement> placements,
        List<Placement> replaced) {
    /** How far it came. */
    public enum Status {
        IN_PROGRESS,
        SUCCESS,
        FAILURE,
        ABORTED
    }

    /** What it was. */
    public enum Kind {
        /** Tried on a share of the traffic only: no deployment when it passed, a failed change when it did not. */
        CANARY,
        DEPLOY,
        ROLLBACK,
        HOTFIX
    }

    /** Where something runs: a numbered template version and its image. */
    public record Placement(
            String connection, String region, String group, String templateId, long templateVersion, String imageId) {}

    public Release with(Status newStatus, Instant at) {
        return copy(newStatus, Optional.of(at), reachedUsers, placements);
    }

    public Release reachingUsers() {
        return copy(status, finishedAt, true, placements);
    }

    public Release placedAt(List<Placement> newPlacements) {
        return copy(status, finishedAt, reachedUsers, newPlacements);
    }

    private Release copy(Status newStatus, Optional<Instant> finished, boolean reached, List<Placement> placed) {
        return new Release(
                id,
                service,
                environment,
                version,
                commit,
                repository,
                newStatus,
                kind,
                startedAt,
                finished,
                reached,
                rollsBack,
                operation,
                placed,
                replaced);
    }
}
