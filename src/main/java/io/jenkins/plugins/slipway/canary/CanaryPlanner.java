package io.jenkins.plugins.slipway.canary;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.estate.TargetedFleet;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.spec.CanarySpec;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.traffic.RecordedRoute;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Makes the plan of a canary from the spec and from how traffic flows now. */
public final class CanaryPlanner {
    private static final Duration LEFTOVER_AGE = Duration.ofHours(48);

    private final Clouds clouds;
    private final Clock clock;

    public CanaryPlanner(Clouds clouds, Clock clock) {
        this.clouds = clouds;
        this.clock = clock;
    }

    /** Empty when the spec or the target has no canary. @throws OperationFailed with REFUSED when traffic cannot be split */
    public Optional<CanaryPlan> plan(Spec spec, EnvironmentSpec environment, TargetedFleet targeted) {
        return spec.canary()
                .flatMap(how ->
                        targeted.target().listenerRule().map(rule -> plan(spec, environment, targeted, how, rule)));
    }

    private CanaryPlan plan(
            Spec spec, EnvironmentSpec environment, TargetedFleet targeted, CanarySpec how, String rule) {
        var place = targeted.place();
        var fleet = targeted.fleet();
        var cloud = place.open(clouds, Fence.NONE);
        var what = "canary of group %s in %s".formatted(fleet.name(), place);
        var actions = cloud.traffic().actions(rule);
        new Findings()
                .require(actions.isPresent(), "there is no listener rule %s in %s".formatted(rule, place))
                .refuseAny(what);
        var stable = fleet.targetGroups();
        new Findings()
                .require(
                        stable.size() == 1,
                        "group %s is in %d target groups; a canary needs exactly one"
                                .formatted(fleet.name(), stable.size()))
                .require(
                        stable.stream().allMatch(new RecordedRoute(actions.get())::forwardsOnlyTo),
                        "rule %s does not send all its traffic to the target group of %s alone (it forwards to %s): end what splits it now"
                                .formatted(rule, fleet.name(), RecordedRoute.targetGroups(actions.get())))
                .refuseAny(what);
        var good = cloud.templates()
                .version(fleet.templateId(), fleet.templateVersion())
                .orElseThrow();
        return new CanaryPlan(
                place,
                spec.service(),
                fleet.name(),
                good.templateId(),
                good.number(),
                rule,
                cloud.schedules().role(),
                stable.get(0),
                fleet.desired(),
                how,
                environment.gates().alarms(),
                clock.instant().plus(LEFTOVER_AGE));
    }
}
