package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupChange;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupTag;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.HealthyRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what creates and updates of groups have in common. */
final class GroupRequests {
    /** In place of a number: take the setting away. */
    private static final int UNSET = -1;

    private GroupRequests() {}

    static GroupChange change(Params params) {
        Requests.onlyFalse(params, "CapacityRebalance");
        return new GroupChange(
                params.structure("LaunchTemplate").map(Requests::launchSource),
                params.integer("MinSize"),
                params.integer("MaxSize"),
                params.integer("DesiredCapacity"),
                list(params, "AvailabilityZones"),
                params.text("VPCZoneIdentifier").filter(text -> !text.isBlank()).map(GroupRequests::split),
                params.text("HealthCheckType"),
                params.integer("HealthCheckGracePeriod").map(Duration::ofSeconds),
                params.integer("DefaultInstanceWarmup")
                        .map(seconds -> seconds == UNSET ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds))),
                params.integer("DefaultCooldown"),
                params.flag("NewInstancesProtectedFromScaleIn"),
                list(params, "TerminationPolicies"),
                params.structure("InstanceMaintenancePolicy").map(GroupRequests::maintenance));
    }

    static List<GroupTag> tags(Params params, String group) {
        return params.structures("Tags").stream()
                .map(tag -> {
                    var type = tag.text("ResourceType").orElse("auto-scaling-group");
                    if (!type.equals("auto-scaling-group")
                            || !tag.text("ResourceId").orElse(group).equals(group)) {
                        throw new WorldFault(
                                "ValidationError",
                                "The tags of a new group must be for the group itself: " + group + ".");
                    }
                    return tag(tag);
                })
                .toList();
    }

    static GroupTag tag(Params tag) {
        var key = tag.required("Key");
        if (key.startsWith("aws:")) {
            throw new WorldFault("ValidationError", "Tag keys cannot begin with aws: " + key + ".");
        }
        return new GroupTag(
                key, tag.text("Value").orElse(""), tag.flag("PropagateAtLaunch").orElse(false));
    }

    private static Optional<HealthyRange> maintenance(Params policy) {
        var min = policy.integer("MinHealthyPercentage");
        var max = policy.integer("MaxHealthyPercentage");
        if (min.isEmpty() || max.isEmpty()) {
            throw new WorldFault(
                    "ValidationError",
                    "InstanceMaintenancePolicy must have both MinHealthyPercentage and MaxHealthyPercentage.");
        }
        return min.get() == UNSET && max.get() == UNSET
                ? Optional.empty()
                : Optional.of(new HealthyRange(min.get(), max.get(), true));
    }

    private static Optional<List<String>> list(Params params, String name) {
        return Optional.of(params.texts(name)).filter(list -> !list.isEmpty());
    }

    private static List<String> split(String subnets) {
        return Stream.of(subnets.split(",")).map(String::strip).toList();
    }
}
