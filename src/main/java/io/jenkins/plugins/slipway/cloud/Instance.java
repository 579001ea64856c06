package io.jenkins.plugins.slipway.cloud;

import java.time.Instant;
import java.util.Map;

/** A machine. {@code statusOk} is true once both status checks passed. */
public record Instance(
        String id, State state, String imageId, Instant launchedAt, boolean statusOk, Map<String, String> tags) {
    /** Life of an instance. */
    public enum State {
        PENDING,
        RUNNING,
        STOPPING,
        STOPPED,
        SHUTTING_DOWN,
        TERMINATED
    }
}
