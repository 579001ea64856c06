package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is saved on a group [API_AutoScalingGroup]. Every instance of it holds together: min &lt;= desired &lt;= max, and so on.
 *
 * @param healthCheckType {@code EC2}, {@code ELB} or both with a comma
 * @param grace how long after coming into service the load balancer's opinion does not count
 * @param warmup default instance warmup
 * @param cooldown seconds, of simple scaling policies; only shown
 */
public record GroupSettings(
        LaunchSource launch,
        int min,
        int max,
        int desired,
        List<String> zones,
        List<String> subnets,
        String healthCheckType,
        Duration grace,
        Optional<Duration> warmup,
        int cooldown,
        boolean protectedFromScaleIn,
        List<String> terminationPolicies,
        Optional<HealthyRange> maintenance) {
    private static final Set<String> CHECKS = Set.of("EC2", "ELB");

    public GroupSettings {
        if (min < 0 || max < 0 || desired < 0) {
            throw Refusals.invalid("Min, max and desired capacity must not be negative.");
        }
        if (min > max) {
            throw Refusals.invalid("Max bound, " + max + ", must be greater than or equal to min bound, " + min);
        }
        if (desired < min || desired > max) {
            throw Refusals.invalid("Desired capacity:" + desired + " must be between the specified min size:" + min
                    + " and max size:" + max);
        }
        if (zones.isEmpty()) {
            throw Refusals.invalid("At least one Availability Zone or VPC Subnet is required.");
        }
        if (grace.isNegative() || warmup.filter(Duration::isNegative).isPresent() || cooldown < 0) {
            throw Refusals.invalid("Grace period, warmup and cooldown must not be negative.");
        }
        checks(healthCheckType)
                .filter(check -> !CHECKS.contains(check))
                .findFirst()
                .ifPresent(check -> {
                    throw Set.of("EBS", "VPC_LATTICE").contains(check)
                            ? Refusals.notModelled("health check type " + check)
                            : Refusals.invalid("Health check type " + check + " is not valid: use EC2 or ELB.");
                });
        terminationPolicies.forEach(TerminationPolicy::named);
    }

    static GroupSettings of(GroupChange order) {
        var min = order.min().orElseThrow(() -> Refusals.invalid("MinSize is required."));
        return new GroupSettings(
                order.launch()
                        .orElseThrow(() -> Refusals.invalid("Valid requests must contain either LaunchTemplate,"
                                + " LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.")),
                min,
                order.max().orElseThrow(() -> Refusals.invalid("MaxSize is required.")),
                order.desired().orElse(min),
                order.zones().orElse(List.of()),
                order.subnets().orElse(List.of()),
                order.healthCheckType().orElse("EC2"),
                order.grace().orElse(Duration.ZERO),
                order.warmup().orElse(Optional.empty()),
                order.cooldown().orElse(300),
                order.protectedFromScaleIn().orElse(false),
                order.terminationPolicies().filter(list -> !list.isEmpty()).orElse(List.of("Default")),
                order.maintenance().orElse(Optional.empty()));
    }

    /** With the change; a desired capacity that is not named follows the bounds [API_UpdateAutoScalingGroup]. */
    GroupSettings with(GroupChange change) {
        int newMin = change.min().orElse(min);
        int newMax = change.max().orElse(max);
        return new GroupSettings(
                change.launch().orElse(launch),
                newMin,
                newMax,
                change.desired().orElse(Math.max(newMin, Math.min(newMax, desired))),
                change.zones().orElse(zones),
                change.subnets().orElse(subnets),
                change.healthCheckType().orElse(healthCheckType),
                change.grace().orElse(grace),
                change.warmup().orElse(warmup),
                change.cooldown().orElse(cooldown),
                change.protectedFromScaleIn().orElse(protectedFromScaleIn),
                change.terminationPolicies().orElse(terminationPolicies),
                change.maintenance().orElse(maintenance));
    }

    GroupSettings desired(int other) {
        return with(GroupChange.sizes(Optional.empty(), Optional.empty(), Optional.of(other)));
    }

    GroupSettings launch(LaunchSource other) {
        return new GroupSettings(
                other,
                min,
                max,
                desired,
                zones,
                subnets,
                healthCheckType,
                grace,
                warmup,
                cooldown,
                protectedFromScaleIn,
                terminationPolicies,
                maintenance);
    }

    /** Whether the load balancer's health checks count. */
    boolean elbChecks() {
        return checks(healthCheckType).anyMatch("ELB"::equals);
    }

    private static Stream<String> checks(String type) {
        return Stream.of(type.split(",")).map(String::strip);
    }
}
