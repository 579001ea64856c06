package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.time.Instant;
import java.util.Optional;

/**
 * An instance refresh as a describe shows it [API_InstanceRefresh].
 *
 * @param reason what it is waiting for or why it ended; may be empty
 * @param started empty while pending
 * @param percentComplete 0 to 100; falls while rolling back
 */
public record RefreshView(
        String id,
        String group,
        RefreshState state,
        Optional<String> reason,
        Optional<Instant> started,
        Optional<Instant> ended,
        int percentComplete,
        int instancesToUpdate,
        RefreshPreferences preferences,
        Optional<LaunchSource> desired,
        Optional<Rollback> rollback) {
    /**
     * How a rollback began.
     *
     * @param percentComplete of the refresh at that time
     */
    public record Rollback(String reason, Instant started, int percentComplete, int instancesToUpdate) {}
}
