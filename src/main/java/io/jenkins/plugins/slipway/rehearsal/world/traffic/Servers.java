package io.jenkins.plugins.slipway.rehearsal.world.traffic;

import io.jenkins.plugins.slipway.rehearsal.world.Groups;
import io.jenkins.plugins.slipway.rehearsal.world.Machine;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Action;
import io.jenkins.plugins.slipway.rehearsal.world.elb.App;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The instances behind a rule as a request finds them at one moment. */
final class Servers {
    /**
     * @param listens whether it takes the connection
     * @param errors probability of a 5xx
     * @param median of its answers, in seconds
     */
    record Server(boolean listens, double errors, double median) {
        static final Server GONE = new Server(false, 0, 0);
    }

    private final Region region;
    private final ReleaseQuality quality;

    Servers(Region region, ReleaseQuality quality) {
        this.region = region;
        this.quality = quality;
    }

    /** For each target of the action those that the load balancer would choose from. */
    List<List<Server>> behind(Action forward) {
        var everywhere = imagesOfWholeFleets(forward);
        var targets = region.get(LoadBalancing.class).targets();
        return forward.targets().stream()
                .map(target -> targets.routable(target.targetGroup()).stream()
                        .map(instance -> server(instance, everywhere))
                        .toList())
                .toList();
    }

    private Server server(String instance, Set<String> everywhere) {
        var now = region.world().now();
        return region.machines()
                .find(instance)
                .map(machine -> new Server(
                        App.listens(machine, now),
                        quality.errors(machine.behaviour(), everywhere.contains(machine.imageId()), now),
                        quality.median(machine.behaviour())))
                .orElse(Server.GONE);
    }

    /** Images that every instance of a fleet behind this action runs. */
    private Set<String> imagesOfWholeFleets(Action forward) {
        var images = new HashSet<String>();
        region.find(Groups.class)
                .ifPresent(groups -> forward.targets().forEach(target -> {
                    var fleet = groups.instancesBehind(target.targetGroup()).stream()
                            .map(region.machines()::find)
                            .flatMap(Optional::stream)
                            .map(Machine::imageId)
                            .distinct()
                            .toList();
                    if (fleet.size() == 1) {
                        images.add(fleet.get(0));
                    }
                }));
        return images;
    }
}
