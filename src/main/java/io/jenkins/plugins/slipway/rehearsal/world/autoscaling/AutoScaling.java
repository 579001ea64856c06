package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.Eventual;
import io.jenkins.plugins.slipway.rehearsal.world.Groups;
import io.jenkins.plugins.slipway.rehearsal.world.Part;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Auto Scaling in one region: its groups, looked at every few seconds, and what describes see of them, which may lag behind.
 * Changes to groups, instances and refreshes are in {@link GroupActions}, {@link InstanceActions} and {@link RefreshActions}.
 */
public final class AutoScaling implements Groups {
    /** How often a group looks after itself. */
    static final Duration PULSE = Duration.ofSeconds(10);

    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private final Region region;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Eventual<GroupView> groupViews;
    private final Eventual<RefreshView> refreshViews;
    private final Attachments attachments;
    private final Upkeep upkeep;
    private final GroupActions groupActions;
    private final InstanceActions instanceActions;
    private final RefreshActions refreshActions;

    public AutoScaling(Region region) {
        this.region = region;
        this.groupViews = new Eventual<>(region.world(), region.name() + "/autoscaling-group");
        this.refreshViews = new Eventual<>(region.world(), region.name() + "/instance-refresh");
        this.attachments = new Attachments(region);
        this.upkeep = new Upkeep(region, attachments);
        this.groupActions = new GroupActions(this, region, attachments);
        this.instanceActions = new InstanceActions(this, attachments);
        this.refreshActions = new RefreshActions(this, region);
    }

    /** Brings Auto Scaling to every region of a world. */
    public static Part part() {
        return region -> {
            var service = new AutoScaling(region);
            region.add(AutoScaling.class, service);
            region.add(Groups.class, service);
            region.counted(service::count);
        };
    }

    public GroupActions groups() {
        return groupActions;
    }

    public InstanceActions instances() {
        return instanceActions;
    }

    public RefreshActions refreshes() {
        return refreshActions;
    }

    /** Groups as describes see them, in the order of their creation. */
    public List<GroupView> describeGroups() {
        return groupViews.allSeen();
    }

    /** Activities of a group, newest first; empty when there is no such group. */
    public List<Activity> activities(String group) {
        return Optional.ofNullable(groups.get(group))
                .map(found -> found.activities().recent())
                .orElse(List.of());
    }

    /** True when a present look would change nothing: sizes are right, all are in service, no refresh runs. For setting up. */
    public boolean settled(String group) {
        var found = group(group);
        return found.activeRefresh().isEmpty()
                && found.members().size() == found.settings().desired()
                && found.in(Lifecycle.IN_SERVICE).count() == found.settings().desired();
    }

    /** A group's canary comes from the same launch template: the largest of such groups, then the oldest, is the fleet. */
    @Override
    public List<String> instancesBehind(String targetGroup) {
        return groups.values().stream()
                .filter(group -> group.targetGroups().contains(targetGroup))
                .filter(this::isFleet)
                .flatMap(group -> group.counted().stream())
                .map(Member::id)
                .toList();
    }

    private boolean isFleet(Group group) {
        var template = group.settings().launch().templateId();
        return groups.values().stream()
                .filter(other -> other.settings().launch().templateId().equals(template))
                .reduce((one, other) ->
                        other.settings().desired() > one.settings().desired() ? other : one)
                .filter(group::equals)
                .isPresent();
    }

    /** @throws io.jenkins.plugins.slipway.rehearsal.world.WorldFault {@code ValidationError} */
    Group group(String name) {
        var group = groups.get(name);
        if (group == null) {
            throw Refusals.noGroup(name);
        }
        return group;
    }

    Optional<Group> find(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** The group that an instance belongs to. @throws io.jenkins.plugins.slipway.rehearsal.world.WorldFault when there is none */
    Group groupOf(String instanceId) {
        return groups.values().stream()
                .filter(group -> group.member(instanceId).isPresent())
                .findFirst()
                .orElseThrow(() -> Refusals.noInstance(instanceId));
    }

    /** Whether the grace period still shields an instance [health-check-grace-period]. */
    boolean inGrace(Group group, Member member) {
        return member.inServiceAt()
                .map(at ->
                        at.plus(group.settings().grace()).isAfter(region.world().now()))
                .orElse(true);
    }

    int size() {
        return groups.size();
    }

    void add(Group group) {
        groups.put(group.name(), group);
        publish(group);
        region.world().timeline().after(FIRST_LOOK, () -> look(group));
    }

    void publish(Group group) {
        var view = group.view();
        if (groupViews.now(group.name()).filter(view::equals).isEmpty()) {
            groupViews.put(group.name(), view);
        }
        for (var refresh : group.refreshes()) {
            var refreshView = refresh.view();
            if (refreshViews.now(refresh.id()).filter(refreshView::equals).isEmpty()) {
                refreshViews.put(refresh.id(), refreshView);
            }
        }
    }

    Optional<RefreshView> seen(InstanceRefresh refresh) {
        return refreshViews.seen(refresh.id());
    }

    Upkeep upkeep() {
        return upkeep;
    }

    private void look(Group group) {
        upkeep.look(group);
        if (group.deleting() && group.members().isEmpty()) {
            groups.remove(group.name());
            groupViews.remove(group.name());
            return;
        }
        publish(group);
        region.world().timeline().after(PULSE, () -> look(group));
    }

    private void count(Census.Tally tally) {
        tally.count("autoscaling-groups", List.copyOf(groups.keySet()), groupViews.everCreated());
        tally.count(
                "instance-refreshes",
                groups.values().stream()
                        .flatMap(group -> group.activeRefresh().stream())
                        .map(refresh -> refresh.id() + " " + refresh.state().word())
                        .toList(),
                refreshViews.everCreated());
        tally.count(
                "suspended-processes",
                groups.values().stream()
                        .flatMap(group -> group.view().suspended().keySet().stream()
                                .map(process -> group.name() + " " + process.word()))
                        .toList(),
                0);
    }
}
