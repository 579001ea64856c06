package io.jenkins.plugins.slipway.rehearsal.world.turmoil;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Instance;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.InstanceState;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Instances that AWS takes away. */
final class Losses {
    private static final String GROUP_TAG = "aws:autoscaling:groupName";

    private final Region region;
    private final Set<String> lost = new HashSet<>();

    Losses(Region region) {
        this.region = region;
    }

    /** One instance of any group, as by a spot interruption or the retirement of its host. */
    boolean one() {
        var running = running(instance -> instance.tags().containsKey(GROUP_TAG));
        if (running.isEmpty()) {
            return false;
        }
        var index = (int) (region.world().chance("lost/" + region.name()) * running.size());
        take(running.get(index));
        return true;
    }

    boolean zone(String zone) {
        running(instance -> instance.birth().subnet().zone().equals(zone)).forEach(this::take);
        return true;
    }

    Set<String> lost() {
        return Collections.unmodifiableSet(lost);
    }

    private void take(Instance instance) {
        lost.add(instance.id());
        region.machines().terminate(instance.id());
    }

    private List<Instance> running(Predicate<Instance> wanted) {
        return region.get(Ec2.class).instances().shelf().all().stream()
                .filter(instance -> instance.is(InstanceState.RUNNING))
                .filter(wanted)
                .toList();
    }
}
