package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Creates, changes and deletes groups. Every refusal leaves the group as it was. */
public final class GroupActions {
    /** Groups per region [ec2-auto-scaling-quotas]. */
    public static final int MOST_GROUPS = 500;

    private final AutoScaling autoScaling;
    private final Region region;
    private final Attachments attachments;

    GroupActions(AutoScaling autoScaling, Region region, Attachments attachments) {
        this.autoScaling = autoScaling;
        this.region = region;
        this.attachments = attachments;
    }

    public int count() {
        return autoScaling.size();
    }

    /** @throws WorldFault {@code AlreadyExists}, {@code LimitExceeded}, {@code ValidationError} */
    public void create(String name, GroupChange order, List<String> targetGroups, List<GroupTag> tags) {
        autoScaling.add(make(name, order, targetGroups, tags));
    }

    /** Creates a group whose instances have been in service and healthy for days: the state before a rehearsal begins. */
    public void seed(String name, GroupChange order, List<String> targetGroups, List<GroupTag> tags) {
        var group = make(name, order, targetGroups, tags);
        for (int i = 0; i < group.settings().desired(); i++) {
            autoScaling.upkeep().launches().seed(group, group.settings().launch());
        }
        autoScaling.add(group);
    }

    private Group make(String name, GroupChange order, List<String> targetGroups, List<GroupTag> tags) {
        if (name.isBlank() || name.length() > 255 || name.contains(":")) {
            throw Refusals.invalid("AutoScalingGroupName must have 1 to 255 characters and no colon.");
        }
        autoScaling.find(name).ifPresent(taken -> {
            throw Refusals.exists(name);
        });
        if (autoScaling.size() >= MOST_GROUPS) {
            throw Refusals.limit("You have reached the limit of " + MOST_GROUPS + " Auto Scaling groups.");
        }
        var group = new Group(region, name, GroupSettings.of(resolved(order)));
        group.targetGroups().addAll(existing(targetGroups));
        tags.forEach(tag -> group.tags().put(tag.key(), tag));
        return group;
    }

    /** @throws WorldFault {@code ValidationError}; the launch source is locked by a refresh with a desired configuration */
    public void update(String name, GroupChange change) {
        var group = changeable(name);
        var wanted = resolved(change);
        if (wanted.launch()
                        .filter(source -> !source.equals(group.settings().launch()))
                        .isPresent()
                && group.activeRefresh().flatMap(InstanceRefresh::desired).isPresent()) {
            throw Refusals.invalid(
                    "An active instance refresh with a desired configuration exists. All configuration options"
                            + " derived from the desired configuration are not available for update while the instance refresh is"
                            + " active.");
        }
        group.settings(group.settings().with(wanted));
        autoScaling.publish(group);
    }

    /** @throws WorldFault {@code ValidationError} outside the group's bounds [API_SetDesiredCapacity] */
    public void resize(String name, int desired) {
        var group = changeable(name);
        var settings = group.settings();
        if (desired > settings.max()) {
            throw Refusals.invalid("New SetDesiredCapacity value " + desired + " is above max value " + settings.max()
                    + " for the AutoScalingGroup.");
        }
        if (desired < settings.min()) {
            throw Refusals.invalid("New SetDesiredCapacity value " + desired + " is below min value " + settings.min()
                    + " for the AutoScalingGroup.");
        }
        group.settings(settings.desired(desired));
        autoScaling.publish(group);
    }

    /**
     * Deletes an empty group, or with {@code force} its instances too, even while Terminate is suspended [API_DeleteAutoScalingGroup].
     *
     * @throws WorldFault {@code ResourceInUse}, {@code ScalingActivityInProgress}
     */
    public void delete(String name, boolean force) {
        var group = autoScaling.group(name);
        if (!force && group.members().stream().anyMatch(member -> !member.is(Lifecycle.TERMINATING))) {
            throw Refusals.inUse("You cannot delete an AutoScalingGroup while there are instances still in the group.");
        }
        if (!force && group.activities().busy()) {
            throw Refusals.busy(
                    "You cannot delete an AutoScalingGroup while there are scaling activities in progress for"
                            + " that group.");
        }
        group.activeRefresh().ifPresent(refresh -> {
            if (refresh.state() != RefreshState.CANCELLING) {
                refresh.cancel(false);
            }
            refresh.end(
                    RefreshState.CANCELLED,
                    "The Auto Scaling group is being deleted.",
                    region.world().now());
        });
        group.delete();
        group.members().stream()
                .filter(member -> !member.is(Lifecycle.TERMINATING))
                .forEach(member -> autoScaling
                        .upkeep()
                        .terminations()
                        .begin(group, member, "the group was deleted and its instances terminated with it."));
        autoScaling.publish(group);
    }

    /** Suspends these processes; suspending twice keeps the first reason. */
    public void suspend(String name, Collection<String> processes) {
        var group = changeable(name);
        var reason = "User suspended at " + Ids.seconds(region.world().now());
        ScalingProcess.named(processes).forEach(process -> group.suspend(process, reason));
        autoScaling.publish(group);
    }

    public void resume(String name, Collection<String> processes) {
        var group = changeable(name);
        ScalingProcess.named(processes).forEach(group::resume);
        autoScaling.publish(group);
    }

    public void tag(String name, GroupTag tag) {
        var group = changeable(name);
        group.tags().put(tag.key(), tag);
        autoScaling.publish(group);
    }

    public void untag(String name, String key) {
        var group = changeable(name);
        group.tags().remove(key);
        autoScaling.publish(group);
    }

    /** Registers all instances in service too [attach-load-balancer-asg]. @throws WorldFault {@code InstanceRefreshInProgress} */
    public void attach(String name, List<String> targetGroups) {
        var group = changeable(name);
        var added = existing(targetGroups);
        group.activeRefresh().ifPresent(refresh -> {
            throw Refusals.refreshInProgress();
        });
        for (var target : added) {
            if (group.targetGroups().add(target)) {
                group.in(Lifecycle.IN_SERVICE).forEach(member -> attachments.register(target, member));
            }
        }
        autoScaling.publish(group);
    }

    public void detach(String name, List<String> targetGroups) {
        var group = changeable(name);
        for (var target : targetGroups) {
            if (!group.targetGroups().remove(target)) {
                throw Refusals.invalid("Trying to remove Target Groups that are not part of the group: " + target);
            }
            group.provenTargetGroups().remove(target);
            group.members().forEach(member -> attachments.deregister(target, member));
        }
        autoScaling.publish(group);
    }

    /** @throws WorldFault when there is no such group, or it is being deleted */
    public void requireChangeable(String name) {
        changeable(name);
    }

    private Group changeable(String name) {
        var group = autoScaling.group(name);
        if (group.deleting()) {
            throw Refusals.busy("AutoScalingGroup '" + name + "' is pending delete.");
        }
        return group;
    }

    private List<String> existing(List<String> targetGroups) {
        for (var target : targetGroups) {
            if (!region.balancing().exists(target)) {
                throw Refusals.invalid(
                        "Provided Target Groups may not be valid. Please ensure they exist and try again: " + target);
            }
        }
        return targetGroups;
    }

    /** With template id, template name and zones filled in; what does not exist is refused. */
    private GroupChange resolved(GroupChange change) {
        var launch = change.launch().map(this::resolved);
        var zones = change.subnets()
                .map(subnets -> subnets.stream().map(this::zoneOf).distinct().toList())
                .or(change::zones);
        zones.stream()
                .flatMap(List::stream)
                .filter(zone -> !region.zones().contains(zone))
                .findFirst()
                .ifPresent(zone -> {
                    throw Refusals.invalid("The Availability Zone " + zone + " is not in " + region.name() + ".");
                });
        return change.resolved(launch, zones);
    }

    /** @throws WorldFault {@code ValidationError} when EC2 has no such template or version */
    LaunchSource resolved(LaunchSource source) {
        try {
            var key = Objects.requireNonNullElse(source.templateId(), source.templateName());
            var template = region.machines().template(key, source.version());
            return new LaunchSource(template.id(), template.name(), source.version());
        } catch (WorldFault missing) {
            var fault = Refusals.invalid("You must use a valid fully-formed launch template. " + missing.getMessage());
            fault.initCause(missing);
            throw fault;
        }
    }

    private String zoneOf(String subnet) {
        Optional<String> zone = region.machines().zoneOf(subnet);
        return zone.orElseThrow(() -> Refusals.invalid("The subnet ID '" + subnet + "' does not exist"));
    }
}
