package io.jenkins.plugins.slipway.deliver;

import io.jenkins.plugins.slipway.ami.BakePlan;
import io.jenkins.plugins.slipway.canary.CanaryPlan;
import io.jenkins.plugins.slipway.fleet.FleetPlan;
import io.jenkins.plugins.slipway.operation.Action;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.release.NewRelease;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A whole delivery to one group. The image does not exist yet when this plan is made. */
public record DeliverPlan(BakePlan bake, Optional<CanaryPlan> canary, FleetPlan fleet, NewRelease release)
        implements Plan {
    @Override
    public List<Action> actions() {
        var canaryActions = canary.map(CanaryPlan::actions).orElse(List.of());
        return Stream.of(bake.actions(), canaryActions, fleet.actions())
                .<Action>flatMap(List::stream)
                .toList();
    }
}
