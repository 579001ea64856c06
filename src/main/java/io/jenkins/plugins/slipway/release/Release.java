package io.jenkins.plugins.slipway.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param settled those of {@code placements} that stay there whatever becomes of the rest: waves that are settled
 * @param team that the service belongs to, or empty
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
        List<Placement> replaced,
        List<Placement> settled,
        Optional<String> team) {
    /** Of a service without a team. */
    public Release(
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
            List<Placement> replaced,
            List<Placement> settled) {
        this(
                id,
                service,
                environment,
                version,
                commit,
                repository,
                status,
                kind,
                startedAt,
                finishedAt,
                reachedUsers,
                rollsBack,
                operation,
                placements,
                replaced,
                settled,
                Optional.empty());
    }

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
            String connection, String region, String group, String templateId, long templateVersion, String imageId) {
        /** True when both are the same group, whatever it runs. */
        public boolean sameGroup(Placement other) {
            return isAt(other.connection, other.region, other.group);
        }

        public boolean isAt(String otherConnection, String otherRegion, String otherGroup) {
            return connection.equals(otherConnection) && region.equals(otherRegion) && group.equals(otherGroup);
        }
    }

    public Release with(Status newStatus, Instant at) {
        return copy(newStatus, Optional.of(at), reachedUsers, placements, settled);
    }

    public Release reachingUsers() {
        return copy(status, finishedAt, true, placements, settled);
    }

    /** What is not placed any more is not settled either. */
    public Release placedAt(List<Placement> newPlacements) {
        var stillSettled = settled.stream().filter(newPlacements::contains).toList();
        return copy(status, finishedAt, reachedUsers, newPlacements, stillSettled);
    }

    /** One more placement, in the place of what is recorded for the same group. */
    public Release placedAlsoAt(Placement placement) {
        var others = placements.stream().filter(known -> !known.sameGroup(placement));
        return placedAt(Stream.concat(others, Stream.of(placement)).toList());
    }

    public Release settledAt(List<Placement> nowSettled) {
        var all =
                Stream.concat(settled.stream(), nowSettled.stream()).distinct().toList();
        return copy(status, finishedAt, reachedUsers, placements, all);
    }

    private Release copy(
            Status newStatus,
            Optional<Instant> finished,
            boolean reached,
            List<Placement> placed,
            List<Placement> staying) {
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
                replaced,
                staying,
                team);
    }
}
