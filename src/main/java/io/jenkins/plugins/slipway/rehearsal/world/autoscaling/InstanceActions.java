package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.ArrayList;
import java.util.List;

/** What a person or a program does to single instances of a group. */
public final class InstanceActions {
    private final AutoScaling autoScaling;
    private final Attachments attachments;

    InstanceActions(AutoScaling autoScaling, Attachments attachments) {
        this.autoScaling = autoScaling;
        this.attachments = attachments;
    }

    /**
     * [API_TerminateInstanceInAutoScalingGroup]
     *
     * @param decrement whether no other instance takes its place
     * @throws WorldFault {@code ValidationError}
     */
    public Activity terminate(String instanceId, boolean decrement) {
        var group = autoScaling.groupOf(instanceId);
        var member = group.member(instanceId).orElseThrow();
        if (member.is(Lifecycle.TERMINATING)) {
            throw Refusals.busy("The instance " + instanceId + " is being terminated already.");
        }
        int desired = group.settings().desired();
        if (decrement && member.counts()) {
            if (desired == group.settings().min()) {
                throw Refusals.invalid(
                        "Currently, desiredSize equals minSize (" + desired + "). Terminating instance without"
                                + " replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity"
                                + " flag to false or lower group's min size.");
            }
            group.settings(group.settings().desired(desired - 1));
        }
        var activity = autoScaling
                .upkeep()
                .terminations()
                .begin(
                        group,
                        member,
                        "instance " + instanceId + " was taken out of service in response to a user request.");
        autoScaling.publish(group);
        return group.activities().get(activity);
    }

    /** Only instances in service and on standby may be protected [ec2-auto-scaling-instance-protection]. */
    public void protect(String groupName, List<String> instanceIds, boolean value) {
        var group = autoScaling.group(groupName);
        var members = members(group, instanceIds);
        for (var member : members) {
            if (!member.is(Lifecycle.IN_SERVICE) && !member.is(Lifecycle.STANDBY)) {
                throw Refusals.invalid(
                        "The instance " + member.id() + " is not in InService or EnteringStandby or Standby.");
            }
        }
        members.forEach(member -> member.protect(value));
        autoScaling.publish(group);
    }

    /** A custom health check's word [API_SetInstanceHealth]. @param respectGrace whether the grace period shields the instance */
    public void health(String instanceId, boolean healthy, boolean respectGrace) {
        var group = autoScaling.groupOf(instanceId);
        var member = group.member(instanceId).orElseThrow();
        if (healthy || !respectGrace || !autoScaling.inGrace(group, member)) {
            member.health(healthy);
            autoScaling.publish(group);
        }
    }

    /** [as-enter-exit-standby] @param decrement whether no other instance takes the place */
    public List<Activity> enterStandby(String groupName, List<String> instanceIds, boolean decrement) {
        var group = autoScaling.group(groupName);
        var members = members(group, instanceIds);
        for (var member : members) {
            if (!member.is(Lifecycle.IN_SERVICE)) {
                throw Refusals.invalid("The instance " + member.id() + " is not in InService.");
            }
        }
        int from = group.settings().desired();
        int to = decrement ? from - members.size() : from;
        if (to < group.settings().min()) {
            throw Refusals.invalid("AutoScalingGroup " + groupName + " has min-size="
                    + group.settings().min()
                    + ", max-size=" + group.settings().max() + ", and desired-size=" + from + ". To place into standby "
                    + members.size() + " instances, please update the AutoScalingGroup sizes appropriately.");
        }
        group.settings(group.settings().desired(to));
        var activities = new ArrayList<Activity>();
        for (var member : members) {
            member.move(Lifecycle.ENTERING_STANDBY);
            attachments.deregister(group, member);
            activities.add(begin(group, member, "Moving EC2 instance to Standby: ", "moved to standby", from, to));
        }
        autoScaling.publish(group);
        return activities;
    }

    /** Desired capacity grows by them. */
    public List<Activity> exitStandby(String groupName, List<String> instanceIds) {
        var group = autoScaling.group(groupName);
        var members = members(group, instanceIds);
        for (var member : members) {
            if (!member.is(Lifecycle.STANDBY)) {
                throw Refusals.invalid("The instance " + member.id() + " is not in Standby.");
            }
        }
        if (group.suspended(ScalingProcess.LAUNCH)) {
            throw Refusals.invalid("The process Launch is suspended: instances cannot return to service.");
        }
        int from = group.settings().desired();
        int to = from + members.size();
        if (to > group.settings().max()) {
            throw Refusals.invalid("AutoScalingGroup " + groupName + " has max-size="
                    + group.settings().max()
                    + ", and desired-size=" + from + ". To move " + members.size()
                    + " instances out of standby, please update the AutoScalingGroup sizes appropriately.");
        }
        group.settings(group.settings().desired(to));
        var activities = new ArrayList<Activity>();
        for (var member : members) {
            member.move(Lifecycle.PENDING);
            activities.add(
                    begin(group, member, "Moving EC2 instance out of Standby: ", "moved out of standby", from, to));
        }
        autoScaling.publish(group);
        return activities;
    }

    private static Activity begin(Group group, Member member, String words, String moved, int from, int to) {
        var id = group.activities()
                .begin(
                        words + member.id(),
                        "instance " + member.id() + " was " + moved
                                + " in response to a user request, changing the capacity" + " from " + from + " to "
                                + to + ".",
                        member.zone());
        member.activity(id);
        return group.activities().get(id);
    }

    private static List<Member> members(Group group, List<String> instanceIds) {
        if (instanceIds.isEmpty()) {
            throw Refusals.invalid("At least one instance ID is required.");
        }
        return instanceIds.stream()
                .distinct()
                .map(id -> group.member(id)
                        .orElseThrow(() -> Refusals.invalid(
                                "The instance " + id + " is not part of Auto Scaling group " + group.name() + ".")))
                .toList();
    }
}
