package io.jenkins.plugins.slipway.cloud;

/**
 * A command on an instance.
 *
 * @param output first 24,000 characters, and only at the end
 */
public record CommandResult(State state, int exitCode, String output, String error) {
    /** Life of a command. */
    public enum State {
        PENDING,
        IN_PROGRESS,
        SUCCESS,
        FAILED,
        TIMED_OUT,
        CANCELLED;

        public boolean ended() {
            return this != PENDING && this != IN_PROGRESS;
        }
    }
}
