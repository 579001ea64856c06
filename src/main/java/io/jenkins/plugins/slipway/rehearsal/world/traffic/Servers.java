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

/** The instances behind a rule as requests find them at one moment; an instance is looked at when the first request meets it. */
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
    private final Action forward;
    private final List<Pool> pools;
    private Set<String> everywhere;

    /** @param forward whose targets are chosen from */
    Servers(Region region, ReleaseQuality quality, Action forward) {
        this.region = region;
        this.quality = quality;
        this.forward = forward;
        var targets = region.get(LoadBalancing.class).targets();
        this.pools = forward.targets().stream()
                .map(target -> new Pool(targets.routable(target.targetGroup())))
                .toList();
    }

    /** For each target of the action those that the load balancer would choose from. */
    List<Pool> pools() {
        return pools;
    }

    /** The instances of one target group. */
    final class Pool {
        private final List<String> instances;
        private final Server[] met;

        private Pool(List<String> instances) {
            this.instances = instances;
            this.met = new Server[instances.size()];
        }

        boolean isEmpty() {
            return met.length == 0;
        }

        /** They take turns. @param request its number, at least 0 */
        Server of(long request) {
            int turn = (int) (request % met.length);
            if (met[turn] == null) {
                met[turn] = server(instances.get(turn));
            }
            return met[turn];
        }
    }

    private Server server(String instance) {
        var now = region.world().now();
        return region.machines()
                .find(instance)
                .map(machine -> new Server(
                        App.listens(machine, now),
                        quality.errors(machine.behaviour(), () -> isEverywhere(machine.imageId()), now),
                        quality.median(machine.behaviour())))
                .orElse(Server.GONE);
    }

    private boolean isEverywhere(String image) {
        if (everywhere == null) {
            everywhere = imagesOfWholeFleets();
        }
        return everywhere.contains(image);
    }

    /** Images that every instance of a fleet behind this action runs. */
    private Set<String> imagesOfWholeFleets() {
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
