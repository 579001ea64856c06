package io.jenkins.plugins.slipway.canary;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.spec.CanarySpec;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
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
    public Optional<CanaryPlan> plan(Spec spec, EnvironmentSpec environment, TargetSpec target) {
        return spec.canary()
                .flatMap(how -> target.listenerRule().map(rule -> plan(spec, environment, target, how, rule)));
    }

    private CanaryPlan plan(Spec spec, EnvironmentSpec environment, TargetSpec target, CanarySpec how, String rule) {
        var place = new Place(target.connection(), target.region());
        var cloud = place.open(clouds, Fence.NONE);
        var what = "canary of group %s in %s".formatted(target.group().orElseThrow(), place);
        var fleet = cloud.fleets().find(target.group().orElseThrow());
        var actions = cloud.traffic().actions(rule);
        new Findings()
                .require(
                        fleet.isPresent(),
                        "there is no Auto Scaling group %s in %s"
                                .formatted(target.group().orElseThrow(), place))
                .require(actions.isPresent(), "there is no listener rule %s in %s".formatted(rule, place))
                .refuseAny(what);
        var stable = fleet.get().targetGroups();
        new Findings()
                .require(
                        stable.size() == 1,
                        "group %s is in %d target groups; a canary needs exactly one"
                                .formatted(target.group().orElseThrow(), stable.size()))
                .require(
                        stable.stream().allMatch(new RecordedRoute(actions.get())::forwardsOnlyTo),
                        "rule %s does not send all its traffic to the target group of %s alone (it forwards to %s): end what splits it now"
                                .formatted(
                                        rule, target.group().orElseThrow(), RecordedRoute.targetGroups(actions.get())))
                .refuseAny(what);
        var good = cloud.templates()
                .version(fleet.get().templateId(), fleet.get().templateVersion())
                .orElseThrow();
        return new CanaryPlan(
                place,
                spec.service(),
                target.group().orElseThrow(),
                good.templateId(),
                good.number(),
                rule,
                cloud.schedules().role(),
                stable.get(0),
                fleet.get().desired(),
                how,
                environment.gates().alarms(),
                clock.instant().plus(LEFTOVER_AGE));
    }
}
