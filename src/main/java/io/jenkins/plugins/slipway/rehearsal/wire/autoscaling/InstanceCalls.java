package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.Activity;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.MemberView;
import java.util.List;
import java.util.Locale;

/** Calls about single instances. */
final class InstanceCalls {
    private InstanceCalls() {}

    /** An instance and its group. */
    private record Placed(String group, MemberView member) {}

    static void register(AutoScalingService.Table table) {
        table.put("DescribeAutoScalingInstances", InstanceCalls::describe);
        table.put("TerminateInstanceInAutoScalingGroup", InstanceCalls::terminate);
        table.put("SetInstanceProtection", InstanceCalls::protect);
        table.put("SetInstanceHealth", InstanceCalls::health);
        table.put("EnterStandby", InstanceCalls::enterStandby);
        table.put("ExitStandby", InstanceCalls::exitStandby);
    }

    private static Answer describe(AutoScaling autoScaling, Params params) {
        var ids = params.texts("InstanceIds");
        var placed = autoScaling.describeGroups().stream()
                .flatMap(group -> group.members().stream().map(member -> new Placed(group.name(), member)))
                .filter(each -> ids.isEmpty() || ids.contains(each.member().id()))
                .toList();
        return Paging.of(params, 50).answer("AutoScalingInstances", placed, InstanceCalls::instance);
    }

    private static Answer instance(Placed placed) {
        var member = placed.member();
        return Answer.empty()
                .with("InstanceId", member.id())
                .with("InstanceType", member.template().instanceType())
                .with("AutoScalingGroupName", placed.group())
                .with("AvailabilityZone", member.zone())
                .with("LifecycleState", member.lifecycle())
                .with("HealthStatus", member.health().toUpperCase(Locale.ROOT))
                .with("LaunchTemplate", GroupAnswers.launchedFrom(member))
                .with("ProtectedFromScaleIn", member.protectedFromScaleIn());
    }

    private static Answer terminate(AutoScaling autoScaling, Params params) {
        var id = params.required("InstanceId");
        boolean decrement = Requests.requiredFlag(params, "ShouldDecrementDesiredCapacity");
        params.nothingElse();
        return Answer.empty()
                .with("Activity", ActivityCalls.activity(autoScaling.instances().terminate(id, decrement)));
    }

    private static Answer protect(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        var ids = params.texts("InstanceIds");
        boolean value = Requests.requiredFlag(params, "ProtectedFromScaleIn");
        params.nothingElse();
        autoScaling.instances().protect(name, ids, value);
        return Answer.empty();
    }

    private static Answer health(AutoScaling autoScaling, Params params) {
        var id = params.required("InstanceId");
        var status = params.required("HealthStatus");
        boolean respectGrace = params.flag("ShouldRespectGracePeriod").orElse(true);
        params.nothingElse();
        if (!status.equals("Healthy") && !status.equals("Unhealthy")) {
            throw new WorldFault("ValidationError", "HealthStatus must be Healthy or Unhealthy, not " + status + ".");
        }
        autoScaling.instances().health(id, status.equals("Healthy"), respectGrace);
        return Answer.empty();
    }

    private static Answer enterStandby(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        var ids = params.texts("InstanceIds");
        boolean decrement = Requests.requiredFlag(params, "ShouldDecrementDesiredCapacity");
        params.nothingElse();
        return activities(autoScaling.instances().enterStandby(name, ids, decrement));
    }

    private static Answer exitStandby(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        var ids = params.texts("InstanceIds");
        params.nothingElse();
        return activities(autoScaling.instances().exitStandby(name, ids));
    }

    private static Answer activities(List<Activity> activities) {
        return Answer.empty()
                .with(
                        "Activities",
                        activities.stream().map(ActivityCalls::activity).toList());
    }
}
