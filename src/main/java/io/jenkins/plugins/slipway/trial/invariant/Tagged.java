package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupTag;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Nothing that we created is untagged, from its first moment: sweep could not find it. What a group of others launches is theirs. */
final class Tagged implements Invariant {
    private static final String LAUNCHED_BY_GROUP = "aws:autoscaling:groupName";
    private final Set<String> seen = new HashSet<>();
    private boolean begun;

    @Override
    public String name() {
        return "tagged";
    }

    @Override
    public Stream<String> atChange(Scene scene) {
        var untagged = scene.fleets().stream()
                .map(Scene.Fleet::region)
                .distinct()
                .flatMap(region -> fresh(scene.world().region(region)))
                .toList();
        var wasThere = !begun;
        begun = true;
        return wasThere ? Stream.empty() : untagged.stream();
    }

    private Stream<String> fresh(Region region) {
        var ec2 = region.get(Ec2.class);
        var machines = ec2.instances().shelf();
        var groups = region.get(LoadBalancing.class);
        return Stream.of(
                        machines.all().stream()
                                .filter(instance -> !instance.tags().containsKey(LAUNCHED_BY_GROUP))
                                .filter(instance -> isNew(instance.id(), instance.tags()))
                                .map(instance -> instance.id()),
                        ec2.images().shelf().all().stream()
                                .filter(image -> !image.isPublic() && isNew(image.id(), image.tags()))
                                .map(image -> image.id()),
                        ec2.snapshots().shelf().all().stream()
                                .filter(snapshot -> isNew(snapshot.id(), snapshot.tags()))
                                .map(snapshot -> snapshot.id()),
                        groups.groups().all().stream()
                                .filter(group ->
                                        isNew(group.arn(), groups.tags().described(group.arn())))
                                .map(group -> group.arn()),
                        region.get(AutoScaling.class).describeGroups().stream()
                                .filter(group -> group.tags().stream()
                                        .map(GroupTag::key)
                                        .noneMatch(Ownership.OPERATION_TAG::equals))
                                .filter(group -> seen.add(region.name() + "/" + group.name()))
                                .map(group -> group.name()))
                .flatMap(each -> each)
                .map(id -> "%s in %s was created without the tag %s"
                        .formatted(id, region.name(), Ownership.OPERATION_TAG));
    }

    private boolean isNew(String id, Map<String, String> tags) {
        return seen.add(id) && !tags.containsKey(Ownership.OPERATION_TAG);
    }
}
