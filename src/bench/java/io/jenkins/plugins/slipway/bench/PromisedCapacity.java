package io.jenkins.plugins.slipway.bench;

import io.jenkins.plugins.slipway.fleet.FleetPlan;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks every ten seconds of virtual time whether each fleet has as many healthy targets as its plan leaves in service. */
final class PromisedCapacity {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final List<FleetPlan> fleets;
    private final List<String> broken = new ArrayList<>();
    private Instant next = Instant.MIN;
    private double least = Double.MAX_VALUE;

    PromisedCapacity(List<FleetPlan> fleets) {
        this.fleets = fleets;
    }

    void look(World world) {
        if (world.now().isBefore(next)) {
            return;
        }
        next = world.now().plus(EVERY);
        for (var fleet : fleets) {
            var balancing = world.region(fleet.place().region()).get(LoadBalancing.class);
            for (var group : balancing.groups().all()) {
                var healthy = balancing.hosts(group.arn()).healthy();
                least = Math.min(least, (double) healthy / fleet.batches().instances());
                if (healthy < fleet.batches().inService()) {
                    broken.add("%s: %d of %d at %s"
                            .formatted(group.name(), healthy, fleet.batches().inService(), world.now()));
                }
            }
        }
    }

    @Override
    public String toString() {
        return broken.isEmpty()
                ? "never below the plan; at the least %.0f %% of a fleet were healthy".formatted(100 * least)
                : "below the plan %d times, first %s".formatted(broken.size(), broken.get(0));
    }
}
