package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import java.util.List;

/** Calls that attach target groups to groups. */
final class TargetGroupCalls {
    private TargetGroupCalls() {}

    static void register(AutoScalingService.Table table) {
        table.put("AttachLoadBalancerTargetGroups", TargetGroupCalls::attach);
        table.put("DetachLoadBalancerTargetGroups", TargetGroupCalls::detach);
        table.put("DescribeLoadBalancerTargetGroups", TargetGroupCalls::describe);
    }

    private static Answer attach(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        var targetGroups = params.texts("TargetGroupARNs");
        params.nothingElse();
        autoScaling.groups().attach(name, targetGroups);
        return Answer.empty();
    }

    private static Answer detach(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        var targetGroups = params.texts("TargetGroupARNs");
        params.nothingElse();
        autoScaling.groups().detach(name, targetGroups);
        return Answer.empty();
    }

    private static Answer describe(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        var attached = autoScaling.describeGroups().stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .map(group -> List.copyOf(group.targetGroups().entrySet()))
                .orElseThrow(() -> new WorldFault(
                        "ValidationError",
                        "AutoScalingGroup name not found - AutoScalingGroup '" + name + "' not found"));
        return Paging.of(params, 100)
                .answer(
                        "LoadBalancerTargetGroups",
                        attached,
                        entry -> Answer.empty()
                                .with("LoadBalancerTargetGroupARN", entry.getKey())
                                .with("State", entry.getValue()));
    }
}
