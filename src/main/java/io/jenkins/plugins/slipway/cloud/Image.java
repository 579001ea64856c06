package io.jenkins.plugins.slipway.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A machine image. {@code snapshots} are the ids behind its volumes. */
public record Image(
        String id,
        String name,
        State state,
        Instant createdAt,
        String architecture,
        List<String> snapshots,
        Map<String, String> tags) {
    /** Life of an image. */
    public enum State {
        PENDING,
        AVAILABLE,
        FAILED,
        DEREGISTERED
    }
}
