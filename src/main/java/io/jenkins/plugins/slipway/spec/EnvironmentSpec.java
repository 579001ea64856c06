package io.jenkins.plugins.slipway.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a service runs.
 *
 * @param connection a name that an administrator defined
 * @param alarms CloudWatch alarms watched while it is rolled and in the bake time; at most 10
 */
public record EnvironmentSpec(
        String name, String connection, List<TargetSpec> targets, RefreshSpec refresh, List<String> alarms) {
    /**
     * One Auto Scaling group.
     *
     * @param listenerRule ARN of the rule (or listener) that splits its traffic; without one there is no canary here
     */
    public record TargetSpec(String region, String group, Optional<String> listenerRule) {}

    /**
     * @param minHealthy percent, default 90
     * @param maxHealthy percent, default 110
     * @param warmup empty for the group's own
     * @param bakeTime the quiet watch after 100 %, default 10 minutes
     */
    public record RefreshSpec(
            int minHealthy,
            int maxHealthy,
            Optional<Duration> warmup,
            List<Integer> checkpoints,
            Optional<Duration> checkpointDelay,
            Duration bakeTime) {}
}
