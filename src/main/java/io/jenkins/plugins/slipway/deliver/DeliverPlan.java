package io.jenkins.plugins.slipway.deliver;

import io.jenkins.plugins.slipway.ami.BakePlan;
import io.jenkins.plugins.slipway.canary.CanaryPlan;
import io.jenkins.plugins.slipway.fleet.FleetPlan;
import io.jenkins.plugins.slipway.fleet.RolloutPlan;
import io.jenkins.plugins.slipway.fleet.WavePlan;
import io.jenkins.plugins.slipway.operation.Action;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.release.NewRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole delivery to all fleets of an environment. The image does not exist yet when this plan is made.
 *
 * @param canaries one for each fleet of the first wave whose traffic can be split
 */
public record DeliverPlan(BakePlan bake, List<CanaryPlan> canaries, RolloutPlan rollout, NewRelease release)
        implements Plan {
    /** The canary before a fleet is rolled; empty where there is none. */
    Optional<CanaryPlan> canary(FleetPlan fleet) {
        return canaries.stream()
                .filter(canary ->
                        canary.place().equals(fleet.place()) && canary.group().equals(fleet.group()))
                .findFirst();
    }

    @Override
    public List<Action> actions() {
        var actions = new ArrayList<Action>(rollout.proofs());
        actions.addAll(bake.actions());
        rollout.waves().forEach(wave -> actions.addAll(actions(wave)));
        return actions;
    }

    private List<Action> actions(WavePlan wave) {
        var actions = new ArrayList<Action>(rollout.opening(wave));
        for (var fleet : wave.fleets()) {
            canary(fleet).ifPresent(canary -> actions.addAll(canary.actions()));
            actions.addAll(fleet.actions());
        }
        actions.addAll(rollout.closing(wave));
        return actions;
    }
}
