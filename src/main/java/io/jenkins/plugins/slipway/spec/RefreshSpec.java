package io.jenkins.plugins.slipway.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the instances of a group are replaced.
 *
 * @param minHealthy percent, default 90
 * @param maxHealthy percent, default 110
 * @param warmup empty for the group's own
 * @param bakeTime the quiet watch after 100 %, default 10 minutes
 * @param held instances that are set aside
 */
public record RefreshSpec(
        int minHealthy,
        int maxHealthy,
        Optional<Duration> warmup,
        List<Integer> checkpoints,
        Optional<Duration> checkpointDelay,
        Duration bakeTime,
        HeldSpec held) {}
