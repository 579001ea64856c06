package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a create or an update says about a group; empty keeps what is there.
 *
 * @param maintenance an empty inner value takes the policy away
 * @param warmup an empty inner value takes the default warmup away
 */
public record GroupChange(
        Optional<LaunchSource> launch,
        Optional<Integer> min,
        Optional<Integer> max,
        Optional<Integer> desired,
        Optional<List<String>> zones,
        Optional<List<String>> subnets,
        Optional<String> healthCheckType,
        Optional<Duration> grace,
        Optional<Optional<Duration>> warmup,
        Optional<Integer> cooldown,
        Optional<Boolean> protectedFromScaleIn,
        Optional<List<String>> terminationPolicies,
        Optional<Optional<HealthyRange>> maintenance) {
    /** Only sizes. */
    public static GroupChange sizes(Optional<Integer> min, Optional<Integer> max, Optional<Integer> desired) {
        return new GroupChange(
                Optional.empty(),
                min,
                max,
                desired,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Only what is launched. */
    public static GroupChange launching(LaunchSource source) {
        return sizes(Optional.empty(), Optional.empty(), Optional.empty())
                .resolved(Optional.of(source), Optional.empty());
    }

    GroupChange resolved(Optional<LaunchSource> source, Optional<List<String>> resolvedZones) {
        return new GroupChange(
                source,
                min,
                max,
                desired,
                resolvedZones,
                subnets,
                healthCheckType,
                grace,
                warmup,
                cooldown,
                protectedFromScaleIn,
                terminationPolicies,
                maintenance);
    }
}
