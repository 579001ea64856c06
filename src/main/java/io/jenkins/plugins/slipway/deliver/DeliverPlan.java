package io.jenkins.plugins.slipway.deliver;

import io.jenkins.plugins.slipway.ami.BakePlan;
import io.jenkins.plugins.slipway.canary.CanaryPlan;
import io.jenkins.plugins.slipway.estate.Baseline;
import io.jenkins.plugins.slipway.estate.Forecast;
import io.jenkins.plugins.slipway.fleet.FleetAction;
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
 * @param baking how long a bake takes, by earlier ones
 * @param canaries one for each fleet of the first wave whose traffic can be split
 */
public record DeliverPlan(
        BakePlan bake, Baseline baking, List<CanaryPlan> canaries, RolloutPlan rollout, NewRelease release)
        implements Plan {
    /** The canary before a fleet is rolled; empty where there is none. */
    Optional<CanaryPlan> canary(FleetPlan fleet) {
        return canaries.stream()
                .filter(canary ->
                        canary.place().equals(fleet.place()) && canary.group().equals(fleet.group()))
                .findFirst();
    }

    /** Of the whole delivery, when nothing is waited for. */
    public Forecast forecast() {
        return Forecast.of(baking.time()).then(rollout.forecast(this::forecast));
    }

    /** Of one fleet with its canary, which stands beside it while it is rolled. */
    Forecast forecast(FleetPlan fleet) {
        return canary(fleet)
                .map(canary -> canary.forecast(fleet.healthyIn())
                        .then(fleet.forecast()
                                .beside(Forecast.of(fleet.forecast().time(), canary.standing()))))
                .orElseGet(fleet::forecast);
    }

    /** What has changed in the world since another plan was made. */
    public List<String> movedSince(DeliverPlan other) {
        var moved = new ArrayList<>(rollout.movedSince(other.rollout));
        for (var fleet : rollout.fleets()) {
            var now = canary(fleet);
            var before = other.canary(fleet);
            if (now.isPresent() && before.isPresent()) {
                moved.addAll(now.get().movedSince(before.get()));
            }
        }
        return moved;
    }

    @Override
    public List<Action> actions() {
        var actions = new ArrayList<Action>(rollout.proofs());
        actions.addAll(bake.actions());
        rollout.waves().forEach(wave -> actions.addAll(actions(wave)));
        actions.add(new FleetAction.Expected(forecast()));
        return actions;
    }

    private List<Action> actions(WavePlan wave) {
        var actions = new ArrayList<Action>(rollout.opening(wave));
        for (var fleet : wave.fleets()) {
            canary(fleet).ifPresent(canary -> actions.addAll(canary.actions()));
            actions.addAll(fleet.actions("the image that is baked"));
        }
        actions.addAll(rollout.closing(wave));
        return actions;
    }
}
