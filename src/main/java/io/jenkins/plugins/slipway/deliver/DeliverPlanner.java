package io.jenkins.plugins.slipway.deliver;

import io.jenkins.plugins.slipway.ami.BakePlanner;
import io.jenkins.plugins.slipway.canary.CanaryPlanner;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.estate.TargetedFleet;
import io.jenkins.plugins.slipway.estate.TargetedWave;
import io.jenkins.plugins.slipway.fleet.FleetPlanner;
import io.jenkins.plugins.slipway.fleet.Limits;
import io.jenkins.plugins.slipway.fleet.PastRolls;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.release.NewRelease;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Plans the verbs of a delivery together. */
public final class DeliverPlanner {
    private final BakePlanner bakes;
    private final CanaryPlanner canaries;
    private final FleetPlanner fleets;
    private final PastRolls past;

    public DeliverPlanner(Clouds clouds, Clock clock, PastRolls past) {
        this.past = past;
        this.bakes = new BakePlanner(clouds, clock);
        this.canaries = new CanaryPlanner(clouds, clock);
        this.fleets = new FleetPlanner(clouds, clock, past);
    }

    /**
     * The image is baked where the first fleet is.
     *
     * @param targeted the environment's fleets as they are now
     * @param commit of the service's repository, for the lead time; or empty
     */
    public DeliverPlan plan(
            Spec spec,
            EnvironmentSpec environment,
            List<TargetedWave> targeted,
            String version,
            Optional<String> commit) {
        var rollout = fleets.plan(environment, targeted);
        var first = targeted.get(0).fleets().stream()
                .flatMap(fleet -> canaries.plan(spec, environment, fleet).stream())
                .toList();
        var places = targeted.stream()
                .flatMap(wave -> wave.fleets().stream())
                .map(TargetedFleet::place)
                .distinct()
                .toList();
        var bake = bakes.plan(spec, places.get(0), places, version);
        var release = new NewRelease(
                spec.service(),
                environment.name(),
                version,
                commit,
                spec.repository(),
                Release.Kind.DEPLOY,
                Optional.empty(),
                rollout.replaced(),
                spec.team());
        var plan = new DeliverPlan(bake, past.bake(!bake.copies().isEmpty()), first, rollout, release);
        new Findings()
                .addAll(new Limits(environment.limits()).findings(rollout, wave -> wave.forecast(plan::forecast)))
                .refuseAny("delivery to environment " + environment.name());
        return plan;
    }
}
