package io.jenkins.plugins.slipway.bitbucket;

import java.time.Instant;
import java.util.Optional;

/**
 * A deployment as Bitbucket Cloud tells it.
 *
 * @param id its UUID, with braces
 * @param environment UUID of the environment
 * @param release name of the release, such as {@code #12}
 * @param startedAt empty while it has not begun
 * @param finishedAt empty while it has not ended
 * @param pipeline UUID of the run of Pipelines that deployed
 */
public record RepositoryDeployment(
        String id,
        String environment,
        String commit,
        State state,
        Optional<String> release,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> link,
        Optional<String> pipeline) {
    /** How far it is. */
    public enum State {
        UNDEPLOYED,
        IN_PROGRESS,
        SUCCESSFUL,
        FAILED,
        STOPPED
    }
}
