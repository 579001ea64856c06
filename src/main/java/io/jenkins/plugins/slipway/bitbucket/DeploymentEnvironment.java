package io.jenkins.plugins.slipway.bitbucket;

/**
 * An environment of a repository on Bitbucket Cloud.
 *
 * @param id its UUID, with braces
 */
public record DeploymentEnvironment(String id, String name, Kind kind) {
    /** What it is for. */
    public enum Kind {
        DEVELOPMENT,
        TESTING,
        STAGING,
        PRODUCTION,
        UNMAPPED
    }
}
