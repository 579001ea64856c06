package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.assembly.Owned.Kind;
import io.jenkins.plugins.slipway.assembly.Owned.State;
import io.jenkins.plugins.slipway.change.Claim;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Instance;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.TargetGroup;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.release.Releases;
import io.jenkins.plugins.slipway.traffic.DeadMansSwitch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what operations left behind in one region, and removes it. Only reads until told to remove. */
public final class Sweep {
    private static final String TAG = Ownership.OPERATION_TAG;
    /** Auto Scaling writes it on what it launches; such an instance goes with its group. */
    private static final String GROUP_OF_INSTANCE = "aws:autoscaling:groupName";

    private final Cloud cloud;
    private final Owners owners;
    private final Journals journals;
    private final Releases releases;
    private final Set<String> published;

    /**
     * @param clock expiry goes by it
     * @param published ids of images that parameters publish
     */
    public Sweep(Cloud cloud, Journals journals, Releases releases, Clock clock, Set<String> published) {
        this.cloud = cloud;
        this.owners = new Owners(journals, clock);
        this.journals = journals;
        this.releases = releases;
        this.published = Set.copyOf(published);
    }

    /** Everything that carries an operation's tag, or its id in a description, in the order of removal. */
    public List<Owned> survey() {
        var groups = cloud.fleets().tagged(Map.of());
        var targetGroups = cloud.traffic().targetGroupsWithTag(TAG);
        var all = new ArrayList<Owned>();
        all.addAll(switches());
        all.addAll(instances());
        all.addAll(groups(groups));
        all.addAll(targetGroups(targetGroups));
        var inUse = inUse(groups, all);
        all.addAll(new TemplateVersions(cloud, owners, inUse).survey(groups, going(all, Kind.GROUP)));
        all.addAll(images(inUse));
        all.addAll(new PublishedParameters(cloud, owners).survey(going(all, Kind.IMAGE), inUse));
        all.addAll(snapshots());
        all.sort(Comparator.comparing(Owned::kind));
        return all;
    }

    /** @throws CloudFault when it cannot be removed, or not yet; what is gone already is success */
    public void remove(Owned leftover) {
        var id = leftover.id();
        switch (leftover.kind()) {
            case SWITCH -> cloud.schedules().delete(id);
            case INSTANCE -> cloud.instances().terminate(id);
            case GROUP -> cloud.fleets().delete(id);
            case TARGET_GROUP -> cloud.traffic().deleteTargetGroup(id);
            case TEMPLATE_VERSION -> TemplateVersions.delete(cloud, id);
            case PARAMETER -> cloud.parameters().delete(id);
            case IMAGE -> cloud.images().deregister(id);
            case SNAPSHOT -> cloud.images().deleteSnapshot(id);
            case MARK -> unmark(id, leftover.operation());
        }
    }

    /** Another operation may have marked the group since. */
    private void unmark(String group, String operation) {
        if (cloud.fleets()
                .find(group)
                .flatMap(Claim::holder)
                .filter(operation::equals)
                .isPresent()) {
            cloud.fleets().untag(group, Set.of(TAG));
        }
    }

    private List<Owned> switches() {
        return cloud.schedules().named(DeadMansSwitch.PREFIX).stream()
                .filter(schedule -> schedule.tags().containsKey(TAG))
                .map(schedule -> owners.judge(Kind.SWITCH, schedule.name(), schedule.name(), schedule.tags()))
                .toList();
    }

    private List<Owned> instances() {
        return cloud.instances().withTag(TAG).stream()
                .filter(instance -> instance.tags().containsKey(Ownership.ROLE_TAG))
                .filter(instance -> !instance.tags().containsKey(GROUP_OF_INSTANCE))
                .filter(instance -> instance.state() != Instance.State.SHUTTING_DOWN)
                .map(instance -> owners.judge(Kind.INSTANCE, instance.id(), role(instance.tags()), instance.tags()))
                .toList();
    }

    private List<Owned> groups(List<Fleet> groups) {
        return groups.stream()
                .filter(group -> group.tags().containsKey(TAG))
                .map(group -> isMade(group)
                        ? served(owners.judge(Kind.GROUP, group.name(), role(group.tags()), group.tags()), group)
                        : owners.judge(Kind.MARK, group.name(), group.name(), group.tags()))
                .toList();
    }

    /** A group that was there before carries the mark of an operation only, and no role. */
    private static boolean isMade(Fleet group) {
        return group.tags().containsKey(Ownership.ROLE_TAG);
    }

    private Owned served(Owned judged, Fleet group) {
        return group.targetGroups().stream()
                .flatMap(arn -> cloud.traffic().targetGroup(arn).stream())
                .filter(Sweep::isRouted)
                .findFirst()
                .map(routed -> blocked(judged, routed))
                .orElse(judged);
    }

    private List<Owned> targetGroups(List<TargetGroup> found) {
        return found.stream()
                .filter(group -> group.tags().containsKey(Ownership.ROLE_TAG))
                .map(group -> {
                    var judged = owners.judge(Kind.TARGET_GROUP, group.arn(), group.name(), group.tags());
                    return isRouted(group) ? blocked(judged, group) : judged;
                })
                .toList();
    }

    private static boolean isRouted(TargetGroup group) {
        return !group.loadBalancer().isEmpty();
    }

    /** Whatever the ledger says: users may be served by it. */
    private static Owned blocked(Owned judged, TargetGroup routed) {
        return judged.isLeft()
                ? judged.as(
                        State.BLOCKED,
                        judged.why() + ", but load balancer " + routed.loadBalancer() + " still sends traffic to "
                                + routed.name() + ": take it out of the listener's rule first")
                : judged;
    }

    private static Set<String> going(List<Owned> found, Kind... kinds) {
        return found.stream()
                .filter(owned -> owned.goes() && List.of(kinds).contains(owned.kind()))
                .map(Owned::id)
                .collect(Collectors.toSet());
    }

    private ImagesInUse inUse(List<Fleet> groups, List<Owned> found) {
        var going = going(found, Kind.INSTANCE, Kind.GROUP);
        var staying =
                groups.stream().filter(group -> !going.contains(group.name())).toList();
        groups.stream()
                .filter(group -> going.contains(group.name()))
                .flatMap(group -> group.members().stream())
                .forEach(member -> going.add(member.instanceId()));
        return new ImagesInUse(cloud, staying, going, journals, releases);
    }

    private List<Owned> images(ImagesInUse inUse) {
        return cloud.images().withTag(TAG).stream()
                .map(image -> owners.judge(Kind.IMAGE, image.id(), image.name(), image.tags()))
                .map(image -> image.isLeft() ? unlessUsed(image, inUse) : image)
                .toList();
    }

    private Owned unlessUsed(Owned image, ImagesInUse inUse) {
        var user = published.contains(image.id())
                ? Optional.of("a parameter publishes it")
                : inUse.user(image.id(), !owners.knows(image.operation()));
        return user.map(words -> image.as(State.KEPT, words)).orElse(image);
    }

    /** Those of an image go with it. */
    private List<Owned> snapshots() {
        var ofImages = cloud.images().tagged(Map.of()).stream()
                .flatMap(image -> image.snapshots().stream())
                .collect(Collectors.toSet());
        return cloud.images().snapshotsWithTag(TAG).stream()
                .filter(snapshot -> !ofImages.contains(snapshot.id()))
                .map(snapshot -> owners.judge(Kind.SNAPSHOT, snapshot.id(), snapshot.description(), snapshot.tags()))
                .toList();
    }

    private static String role(Map<String, String> tags) {
        return tags.getOrDefault(Ownership.ROLE_TAG, "");
    }
}
