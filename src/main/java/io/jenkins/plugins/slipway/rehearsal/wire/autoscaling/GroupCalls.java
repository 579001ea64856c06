package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;

/** Calls that create, show, change and delete groups. */
final class GroupCalls {
    private GroupCalls() {}

    static void register(AutoScalingService.Table table) {
        table.put("CreateAutoScalingGroup", GroupCalls::create);
        table.put("DescribeAutoScalingGroups", GroupCalls::describe);
        table.put("UpdateAutoScalingGroup", GroupCalls::update);
        table.put("DeleteAutoScalingGroup", GroupCalls::delete);
        table.put("SetDesiredCapacity", GroupCalls::resize);
        table.put("SuspendProcesses", GroupCalls::suspend);
        table.put("ResumeProcesses", GroupCalls::resume);
    }

    private static Answer create(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        params.required("MinSize");
        params.required("MaxSize");
        var order = GroupRequests.change(params);
        var targetGroups = params.texts("TargetGroupARNs");
        var tags = GroupRequests.tags(params, name);
        params.nothingElse();
        autoScaling.groups().create(name, order, targetGroups, tags);
        return Answer.empty();
    }

    private static Answer describe(AutoScaling autoScaling, Params params) {
        var names = params.texts("AutoScalingGroupNames");
        var withInstances = params.flag("IncludeInstances").orElse(true);
        var groups = autoScaling.describeGroups().stream()
                .filter(group -> names.isEmpty() || names.contains(group.name()))
                .filter(GroupFilters.groups(params))
                .toList();
        return Paging.of(params, 50)
                .answer("AutoScalingGroups", groups, group -> GroupAnswers.group(group, withInstances));
    }

    private static Answer update(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        var change = GroupRequests.change(params);
        params.nothingElse();
        autoScaling.groups().update(name, change);
        return Answer.empty();
    }

    private static Answer delete(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        boolean force = params.flag("ForceDelete").orElse(false);
        params.nothingElse();
        autoScaling.groups().delete(name, force);
        return Answer.empty();
    }

    private static Answer resize(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        params.required("DesiredCapacity");
        int desired = params.integer("DesiredCapacity").orElseThrow();
        Requests.onlyFalse(params, "HonorCooldown");
        params.nothingElse();
        autoScaling.groups().resize(name, desired);
        return Answer.empty();
    }

    private static Answer suspend(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        var processes = params.texts("ScalingProcesses");
        params.nothingElse();
        autoScaling.groups().suspend(name, processes);
        return Answer.empty();
    }

    private static Answer resume(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        var processes = params.texts("ScalingProcesses");
        params.nothingElse();
        autoScaling.groups().resume(name, processes);
        return Answer.empty();
    }
}
