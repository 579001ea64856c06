package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Starts, cancels and rolls back instance refreshes, and shows those of the last six weeks. */
public final class RefreshActions {
    /** [API_DescribeInstanceRefreshes] */
    static final Duration SHOWN = Duration.ofDays(42);

    private final AutoScaling autoScaling;
    private final Region region;

    RefreshActions(AutoScaling autoScaling, Region region) {
        this.autoScaling = autoScaling;
        this.region = region;
    }

    /**
     * Starts a refresh and returns its id [API_StartInstanceRefresh].
     *
     * @throws WorldFault {@code InstanceRefreshInProgress}, {@code ValidationError}
     */
    public String start(String groupName, RefreshRequest request) {
        var group = autoScaling.group(groupName);
        if (group.deleting()) {
            throw Refusals.invalid("AutoScalingGroup '" + groupName + "' is pending delete.");
        }
        var preferences = RefreshPreferences.of(request, group.settings());
        var desired = request.desired().map(source -> autoScaling.groups().resolved(source));
        if (preferences.autoRollback()) {
            irreversible(group).ifPresent(why -> {
                throw Refusals.invalid("AutoRollback cannot be used: " + why);
            });
        }
        refuseUnknownAlarms(preferences);
        group.activeRefresh().ifPresent(active -> {
            throw Refusals.refreshInProgress();
        });
        var refresh = new InstanceRefresh(
                Ids.uuid(region, "refresh"),
                groupName,
                preferences,
                desired,
                region.world().now());
        group.refreshes().add(refresh);
        autoScaling.publish(group);
        return refresh.id();
    }

    /**
     * Stops a refresh or a rollback where it is; nothing is rolled back [API_CancelInstanceRefresh].
     *
     * @param wait whether launches and terminations in flight come to their end first
     * @throws WorldFault {@code ActiveInstanceRefreshNotFound}
     */
    public String cancel(String groupName, boolean wait) {
        var group = autoScaling.group(groupName);
        var refresh = active(group, RefreshState.CANCELLING);
        refresh.cancel(wait);
        autoScaling.publish(group);
        return refresh.id();
    }

    /**
     * Sends an unfinished refresh back to the configuration saved on the group [API_RollbackInstanceRefresh].
     *
     * @throws WorldFault {@code ActiveInstanceRefreshNotFound}, {@code IrreversibleInstanceRefresh}
     */
    public String rollBack(String groupName) {
        var group = autoScaling.group(groupName);
        var refresh = active(group, RefreshState.ROLLBACK_IN_PROGRESS);
        if (refresh.desired().isEmpty()) {
            throw Refusals.irreversible(
                    "The instance refresh cannot be rolled back: it was started without a desired configuration.");
        }
        irreversible(group).ifPresent(why -> {
            throw Refusals.irreversible("The instance refresh cannot be rolled back: " + why);
        });
        int deployed = (int) group.counted().stream()
                .filter(member -> member.origin().equals(refresh.deployed()))
                .count();
        refresh.rollBack(
                "Rollback initiated by user request.", deployed, region.world().now());
        autoScaling.publish(group);
        return refresh.id();
    }

    /**
     * Refreshes of a group as describes see them, newest first.
     *
     * @param ids only these, or all when empty
     */
    public List<RefreshView> describe(String groupName, List<String> ids) {
        var group = autoScaling.group(groupName);
        var oldest = region.world().now().minus(SHOWN);
        var shown = new ArrayList<RefreshView>();
        for (var refresh : group.refreshes()) {
            if ((ids.isEmpty() || ids.contains(refresh.id()))
                    && !refresh.created().isBefore(oldest)) {
                autoScaling.seen(refresh).ifPresent(shown::add);
            }
        }
        Collections.reverse(shown);
        return shown;
    }

    private static InstanceRefresh active(Group group, RefreshState next) {
        return group.activeRefresh()
                .filter(refresh -> refresh.state().mayGoTo(next))
                .orElseThrow(Refusals::noActiveRefresh);
    }

    /** Why the group's saved configuration is no place to go back to [instance-refresh-rollback]. */
    private Optional<String> irreversible(Group group) {
        var saved = group.settings().launch();
        if (saved.moving()) {
            return Optional.of("the Auto Scaling group uses the launch template version " + saved.version()
                    + "; give the group a numbered version.");
        }
        var image =
                region.machines().template(saved.templateId(), saved.version()).imageId();
        return image != null && image.startsWith("resolve:ssm:")
                ? Optional.of(
                        "the launch template of the Auto Scaling group uses an AWS Systems Manager parameter as its AMI.")
                : Optional.empty();
    }

    /** AWS documents no check of the names at the start; a name that nothing answers to would never protect, so it is refused. */
    private void refuseUnknownAlarms(RefreshPreferences preferences) {
        for (var alarm : preferences.alarms()) {
            if (region.alarms().state(alarm).isEmpty()) {
                throw Refusals.invalid("The CloudWatch alarm " + alarm + " does not exist.");
            }
        }
    }
}
