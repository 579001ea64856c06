package io.jenkins.plugins.slipway.deliver;

import io.jenkins.plugins.slipway.ami.BakePlanner;
import io.jenkins.plugins.slipway.canary.CanaryPlanner;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.fleet.FleetPlanner;
import io.jenkins.plugins.slipway.release.NewRelease;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Plans the verbs of a delivery together. */
public final class DeliverPlanner {
    private final BakePlanner bakes;
    private final CanaryPlanner canaries;
    private final FleetPlanner fleets;

    public DeliverPlanner(Clouds clouds, Clock clock) {
        this.bakes = new BakePlanner(clouds, clock);
        this.canaries = new CanaryPlanner(clouds, clock);
        this.fleets = new FleetPlanner(clouds);
    }

    /** @param commit of the service's repository, for the lead time; or empty */
    public DeliverPlan plan(
            Spec spec, EnvironmentSpec environment, TargetSpec target, String version, Optional<String> commit) {
        var fleet = fleets.plan(environment, target);
        var canary = canaries.plan(spec, environment, target);
        var bake = bakes.plan(spec, new Place(target.connection(), target.region()), version);
        var release = new NewRelease(
                spec.service(),
                environment.name(),
                version,
                commit,
                spec.repository(),
                Release.Kind.DEPLOY,
                Optional.empty(),
                List.of(fleet.replaced()));
        return new DeliverPlan(bake, canary, fleet, release);
    }
}
