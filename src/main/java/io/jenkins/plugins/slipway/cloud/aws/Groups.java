package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.NewFleet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.MixedInstancesPolicy;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** Auto Scaling groups between AWS's words and ours. */
final class Groups {
    private static final String KIND = "auto-scaling-group";
    private static final List<String> DEFAULT_TERMINATION = List.of("Default");

    private Groups() {}

    static Fleet fleet(AutoScalingGroup group) {
        var template = template(group);
        return new Fleet(
                group.autoScalingGroupName(),
                template.map(LaunchTemplateSpecification::launchTemplateId).orElse(""),
                // A group without a version follows the default one.
                template.map(LaunchTemplateSpecification::version).orElse("$Default"),
                group.minSize(),
                group.desiredCapacity(),
                group.maxSize(),
                List.copyOf(group.targetGroupARNs()),
                group.healthCheckType(),
                Duration.ofSeconds(
                        Optional.ofNullable(group.healthCheckGracePeriod()).orElse(0)),
                Optional.ofNullable(group.defaultInstanceWarmup())
                        .filter(seconds -> seconds >= 0)
                        .map(Duration::ofSeconds),
                group.suspendedProcesses().stream()
                        .map(SuspendedProcess::processName)
                        .collect(Collectors.toUnmodifiableSet()),
                group.instances().stream().map(Groups::member).toList(),
                tagMap(group.tags()));
    }

    /** True once its deletion has begun. */
    static boolean going(AutoScalingGroup group) {
        return group.status() != null && group.status().startsWith("Delete");
    }

    /** The new group has the old one's placement, health checks, policies and tags, and what the order names. */
    static CreateAutoScalingGroupRequest like(AutoScalingGroup old, NewFleet order) {
        var version = version(order.templateId(), order.templateVersion());
        var request = CreateAutoScalingGroupRequest.builder()
                .autoScalingGroupName(order.name())
                .minSize(order.size())
                .desiredCapacity(order.size())
                .maxSize(order.size())
                .targetGroupARNs(order.targetGroups())
                .healthCheckType(old.healthCheckType())
                .healthCheckGracePeriod(old.healthCheckGracePeriod())
                .defaultInstanceWarmup(old.defaultInstanceWarmup())
                .defaultCooldown(old.defaultCooldown())
                .placementGroup(old.placementGroup())
                .maxInstanceLifetime(old.maxInstanceLifetime())
                .serviceLinkedRoleARN(old.serviceLinkedRoleARN())
                .instanceMaintenancePolicy(old.instanceMaintenancePolicy())
                .availabilityZoneDistribution(old.availabilityZoneDistribution())
                .tags(tagsLike(old, order));
        if (old.vpcZoneIdentifier() == null || old.vpcZoneIdentifier().isEmpty()) {
            request.availabilityZones(old.availabilityZones());
        } else {
            request.vpcZoneIdentifier(old.vpcZoneIdentifier());
        }
        if (old.mixedInstancesPolicy() == null) {
            request.launchTemplate(version);
        } else {
            request.mixedInstancesPolicy(with(old.mixedInstancesPolicy(), version));
        }
        if (old.hasTerminationPolicies() && !old.terminationPolicies().equals(DEFAULT_TERMINATION)) {
            request.terminationPolicies(old.terminationPolicies());
        }
        if (Boolean.TRUE.equals(old.capacityRebalance())) {
            request.capacityRebalance(true);
        }
        return request.build();
    }

    /** The same mix of instance types from another version of the template. */
    static MixedInstancesPolicy with(MixedInstancesPolicy policy, LaunchTemplateSpecification version) {
        return policy.toBuilder()
                .launchTemplate(policy.launchTemplate().toBuilder()
                        .launchTemplateSpecification(version)
                        .build())
                .build();
    }

    static LaunchTemplateSpecification version(String templateId, long number) {
        return LaunchTemplateSpecification.builder()
                .launchTemplateId(templateId)
                .version(Long.toString(number))
                .build();
    }

    static List<Tag> tags(String group, Map<String, String> tags, boolean propagate) {
        return tags.entrySet().stream()
                .map(tag -> tag(group, tag.getKey(), tag.getValue(), propagate))
                .toList();
    }

    static List<Tag> tagKeys(String group, Collection<String> keys) {
        return keys.stream()
                .map(key -> Tag.builder()
                        .resourceId(group)
                        .resourceType(KIND)
                        .key(key)
                        .build())
                .toList();
    }

    private static Tag tag(String group, String key, String value, boolean propagate) {
        return Tag.builder()
                .resourceId(group)
                .resourceType(KIND)
                .key(key)
                .value(value)
                .propagateAtLaunch(propagate)
                .build();
    }

    /** Neither AWS's own tags, which nobody else may set, nor the marks that an operation put on the old group. */
    private static List<Tag> tagsLike(AutoScalingGroup old, NewFleet order) {
        var tags = new ArrayList<>(tags(order.name(), order.tags(), true));
        old.tags().stream()
                .filter(tag -> !tag.key().startsWith("aws:") && !tag.key().startsWith("slipway:"))
                .filter(tag -> !order.tags().containsKey(tag.key()))
                .map(tag -> tag(order.name(), tag.key(), tag.value(), tag.propagateAtLaunch()))
                .forEach(tags::add);
        return tags;
    }

    private static Optional<LaunchTemplateSpecification> template(AutoScalingGroup group) {
        return Optional.ofNullable(group.launchTemplate())
                .or(() -> Optional.ofNullable(group.mixedInstancesPolicy())
                        .map(policy -> policy.launchTemplate().launchTemplateSpecification()));
    }

    private static Fleet.Member member(Instance instance) {
        return new Fleet.Member(
                instance.instanceId(),
                instance.lifecycleStateAsString(),
                "Healthy".equalsIgnoreCase(instance.healthStatus()),
                instance.launchTemplate() == null || instance.launchTemplate().version() == null
                        ? ""
                        : instance.launchTemplate().version(),
                Boolean.TRUE.equals(instance.protectedFromScaleIn()));
    }

    private static Map<String, String> tagMap(List<TagDescription> tags) {
        var map = new TreeMap<String, String>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }
}
