package io.jenkins.plugins.slipway.cloud;

import java.time.Instant;
import java.util.Optional;

/**
 * An instance refresh.
 *
 * @param percentComplete 0 to 100; falls while rolling back
 * @param templateVersion desired version, or empty when it was started without a desired configuration
 */
public record Refresh(
        String id,
        String group,
        State state,
        String reason,
        int percentComplete,
        int instancesToUpdate,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> templateVersion) {
    /** As AWS names them. */
    public enum State {
        PENDING,
        IN_PROGRESS,
        BAKING,
        SUCCESSFUL,
        FAILED,
        CANCELLING,
        CANCELLED,
        ROLLBACK_IN_PROGRESS,
        ROLLBACK_SUCCESSFUL,
        ROLLBACK_FAILED;

        /** True while the group is locked by it. */
        public boolean active() {
            return switch (this) {
                case PENDING, IN_PROGRESS, BAKING, CANCELLING, ROLLBACK_IN_PROGRESS -> true;
                case SUCCESSFUL, FAILED, CANCELLED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> false;
            };
        }

        /** True while it works towards its desired configuration, or watches it. */
        public boolean forward() {
            return this == PENDING || this == IN_PROGRESS || this == BAKING;
        }
    }
}
