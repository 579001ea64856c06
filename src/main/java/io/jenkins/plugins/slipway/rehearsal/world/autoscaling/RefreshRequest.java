package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.util.List;
import java.util.Optional;

/**
 * What StartInstanceRefresh was asked, as it was said; times in seconds [API_StartInstanceRefresh, API_RefreshPreferences].
 *
 * @param desired the configuration to deploy; empty means the one that is saved on the group
 */
public record RefreshRequest(
        Optional<LaunchSource> desired,
        Optional<Integer> minHealthy,
        Optional<Integer> maxHealthy,
        Optional<Integer> warmup,
        List<Integer> checkpoints,
        Optional<Integer> checkpointDelay,
        boolean skipMatching,
        boolean autoRollback,
        Optional<String> protectedInstances,
        Optional<String> standbyInstances,
        Optional<List<String>> alarms,
        Optional<Integer> bakeTime) {}
