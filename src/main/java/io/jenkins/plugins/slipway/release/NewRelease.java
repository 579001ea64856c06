package io.jenkins.plugins.slipway.release;

import io.jenkins.plugins.slipway.operation.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a release before it begins.
 *
 * @param replaced what runs there now, to which a rollback returns
 * @param team that the service belongs to, or empty
 */
public record NewRelease(
        String service,
        String environment,
        String version,
        Optional<String> commit,
        Optional<String> repository,
        Release.Kind kind,
        Optional<String> rollsBack,
        List<Release.Placement> replaced,
        Optional<String> team) {
    /** The release in progress; its id is the operation's. */
    public Release begin(OperationId operation, Instant at) {
        return new Release(
                operation.value(),
                service,
                environment,
                version,
                commit,
                repository,
                Release.Status.IN_PROGRESS,
                kind,
                at,
                Optional.empty(),
                false,
                rollsBack,
                operation.value(),
                List.of(),
                replaced,
                List.of(),
                team);
    }
}
