package io.jenkins.plugins.slipway.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A machine image.
 *
 * @param stateReason why it failed, in the provider's words; else empty
 * @param snapshots ids behind its volumes
 * @param encrypted whether any of its volumes is
 */
public record Image(
        String id,
        String name,
        State state,
        String stateReason,
        Instant createdAt,
        String architecture,
        List<String> snapshots,
        boolean encrypted,
        Map<String, String> tags) {
    /** Life of an image. */
    public enum State {
        PENDING,
        AVAILABLE,
        FAILED,
        DEREGISTERED
    }
}
