package io.jenkins.plugins.slipway.bitbucket;

import java.net.URI;

/**
 * A deployment as Data Center is told of it.
 *
 * @param key identifies the pipeline, at most 255 characters
 * @param number the later one of a key and environment wins; above 0
 * @param environmentKey identifies the environment
 */
public record DeploymentStatus(
        String key,
        long number,
        State state,
        String name,
        String description,
        URI link,
        String environmentKey,
        String environmentName,
        DeploymentEnvironment.Kind environmentKind) {
    /** How far it is. */
    public enum State {
        PENDING,
        IN_PROGRESS,
        SUCCESSFUL,
        FAILED,
        CANCELLED,
        ROLLED_BACK,
        UNKNOWN
    }
}
