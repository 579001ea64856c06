package io.jenkins.plugins.slipway.bitbucket;

import java.net.URI;

/**
 * What a build, or a delivery, says about a commit.
 *
 * @param key identifies it at the commit; 1 to 40 characters
 * @param name shown, at most 255 characters
 * @param description shown below the name, one line
 * @param link where more is to be seen
 */
public record BuildStatus(String key, State state, String name, String description, URI link) {
    /** How far it is. */
    public enum State {
        IN_PROGRESS,
        SUCCESSFUL,
        FAILED,
        /** Stopped by somebody. */
        STOPPED
    }

    public BuildStatus {
        if (key.isEmpty() || key.length() > 40) {
            throw new IllegalArgumentException("the key '%s' of a build status has %d characters; 1 to 40 are allowed"
                    .formatted(key, key.length()));
        }
    }
}
