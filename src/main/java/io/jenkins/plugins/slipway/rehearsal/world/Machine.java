package io.jenkins.plugins.slipway.rehearsal.world;

import java.time.Instant;
import java.util.Map;

/**
 * An instance as other services of the world see it.
 *
 * @param state {@code pending}, {@code running}, {@code shutting-down}, {@code terminated}, {@code stopped}
 * @param runningSince null while pending
 * @param templateVersion number of the launch template version it came from, or 0
 */
public record Machine(
        String id,
        String imageId,
        String state,
        Instant launchedAt,
        Instant runningSince,
        String zone,
        Behaviour behaviour,
        long templateVersion,
        Map<String, String> tags) {
    public boolean running() {
        return state.equals("running");
    }
}
