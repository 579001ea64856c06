package io.jenkins.plugins.slipway.cloud;

/**
 * What the caller's policies say to one action.
 *
 * @param resource what was asked for; {@code *} for everything
 * @param why empty when allowed
 */
public record Ruling(String action, String resource, Answer answer, String why) {
    /** Allowed or not, or nobody can tell beforehand. */
    public enum Answer {
        ALLOWED,
        DENIED,
        UNKNOWN
    }
}
