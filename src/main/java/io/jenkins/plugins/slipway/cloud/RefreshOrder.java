package io.jenkins.plugins.slipway.cloud;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an instance refresh is asked to do; always with a desired configuration, so that it can be rolled back.
 *
 * @param minHealthy percent of desired capacity, 0 to 100
 * @param maxHealthy percent of desired capacity, 100 to 200; {@code maxHealthy - minHealthy <= 100}
 * @param warmup empty for the group's own
 * @param checkpoints percentages, ascending, the last 100; or none
 * @param bakeTime 0 to 48 h of watching after 100 %, in which a rollback is still native
 * @param alarms at most 10 names; one in ALARM fails the refresh
 */
public record RefreshOrder(
        String group,
        String templateId,
        long templateVersion,
        int minHealthy,
        int maxHealthy,
        Optional<Duration> warmup,
        List<Integer> checkpoints,
        Optional<Duration> checkpointDelay,
        Duration bakeTime,
        List<String> alarms,
        boolean autoRollback,
        boolean skipMatching,
        OnProtected onProtected,
        OnStandby onStandby) {
    /** What happens to instances that are protected from scale-in. */
    public enum OnProtected {
        REPLACE,
        /** An hour without progress, then the refresh fails. */
        WAIT
    }

    /** What happens to instances in standby. */
    public enum OnStandby {
        /** They stay as they are, and the refresh succeeds without them. */
        KEEP,
        TERMINATE
    }
}
