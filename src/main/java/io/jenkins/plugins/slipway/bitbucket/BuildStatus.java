package io.jenkins.plugins.slipway.bitbucket;

import java.net.URI;

/**
 * What a build, or a delivery, says about a commit.
 *
 * @param key identifies it at the commit; 1 to 40 characters when it is written
 * @param name shown, at most 255 characters
 * @param description shown below the name, one line
 * @param link where more is to be seen; empty text when it was read and is none
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

    /** What Cloud takes; others may have written longer ones to a Data Center. */
    public static final int LONGEST_KEY = 40;

    /** @throws IllegalArgumentException when it cannot be written to every Bitbucket, so that a mistake shows with any */
    public BuildStatus requireWritable() {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("the key '%s' of a build status has %d characters; 1 to %d are allowed"
                    .formatted(key, key.length(), LONGEST_KEY));
        }
        return this;
    }
}
