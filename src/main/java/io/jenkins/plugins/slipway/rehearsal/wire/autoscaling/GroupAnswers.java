package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupTag;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupView;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.LaunchSource;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.MemberView;
import java.time.Duration;
import java.util.List;

/** Groups and their instances as the API shows them. */
final class GroupAnswers {
    private GroupAnswers() {}

    static Answer group(GroupView group, boolean withInstances) {
        var settings = group.settings();
        return Answer.empty()
                .with("AutoScalingGroupName", group.name())
                .with("AutoScalingGroupARN", group.arn())
                .with("LaunchTemplate", launchSource(settings.launch()))
                .with("MinSize", settings.min())
                .with("MaxSize", settings.max())
                .with("DesiredCapacity", settings.desired())
                .with("DefaultCooldown", settings.cooldown())
                .with("AvailabilityZones", settings.zones())
                .with("LoadBalancerNames", List.of())
                .with("TargetGroupARNs", List.copyOf(group.targetGroups().keySet()))
                .with("HealthCheckType", settings.healthCheckType())
                .with("HealthCheckGracePeriod", seconds(settings.grace()))
                .with(
                        "Instances",
                        withInstances
                                ? group.members().stream()
                                        .map(GroupAnswers::instance)
                                        .toList()
                                : List.of())
                .with("CreatedTime", group.created())
                .with("SuspendedProcesses", suspended(group))
                .with("VPCZoneIdentifier", String.join(",", settings.subnets()))
                .with("EnabledMetrics", List.of())
                .with("Status", group.status().orElse(null))
                .with(
                        "Tags",
                        group.tags().stream().map(tag -> tag(group.name(), tag)).toList())
                .with("TerminationPolicies", settings.terminationPolicies())
                .with("NewInstancesProtectedFromScaleIn", settings.protectedFromScaleIn())
                .with("CapacityRebalance", false)
                .with(
                        "DefaultInstanceWarmup",
                        settings.warmup().map(GroupAnswers::seconds).orElse(null))
                .with("TrafficSources", trafficSources(group))
                .with(
                        "InstanceMaintenancePolicy",
                        settings.maintenance()
                                .map(range -> Answer.empty()
                                        .with("MinHealthyPercentage", range.min())
                                        .with("MaxHealthyPercentage", range.max()))
                                .orElse(null));
    }

    static Answer instance(MemberView member) {
        return Answer.empty()
                .with("InstanceId", member.id())
                .with("InstanceType", member.template().instanceType())
                .with("AvailabilityZone", member.zone())
                .with("LifecycleState", member.lifecycle())
                .with("HealthStatus", member.health())
                .with("LaunchTemplate", launchedFrom(member))
                .with("ProtectedFromScaleIn", member.protectedFromScaleIn());
    }

    static Answer launchedFrom(MemberView member) {
        var template = member.template();
        return launchSource(new LaunchSource(template.id(), template.name(), Long.toString(template.version())));
    }

    static Answer launchSource(LaunchSource source) {
        return Answer.empty()
                .with("LaunchTemplateId", source.templateId())
                .with("LaunchTemplateName", source.templateName())
                .with("Version", source.version());
    }

    static Answer tag(String group, GroupTag tag) {
        return Answer.empty()
                .with("ResourceId", group)
                .with("ResourceType", "auto-scaling-group")
                .with("Key", tag.key())
                .with("Value", tag.value())
                .with("PropagateAtLaunch", tag.propagated());
    }

    static Integer seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }

    private static List<Answer> suspended(GroupView group) {
        return group.suspended().entrySet().stream()
                .map(entry -> Answer.empty()
                        .with("ProcessName", entry.getKey().word())
                        .with("SuspensionReason", entry.getValue()))
                .toList();
    }

    private static List<Answer> trafficSources(GroupView group) {
        return group.targetGroups().keySet().stream()
                .map(arn -> Answer.empty().with("Identifier", arn).with("Type", "elbv2"))
                .toList();
    }
}
