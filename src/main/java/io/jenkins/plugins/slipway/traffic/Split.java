package io.jenkins.plugins.slipway.traffic;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.RouteAction;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A rule whose traffic is shared between a stable and a canary target group.
 *
 * @param rule ARN of the rule, or of the listener for its default actions
 * @param guard returns the traffic if nobody is there any more; empty when the connection has no role for it
 */
public record Split(
        Place place,
        String rule,
        String stable,
        String canary,
        RecordedRoute before,
        Optional<DeadMansSwitch> guard,
        Clock clock) {
    /** Records the rule's complete actions, before anything is touched. */
    public static RecordedRoute record(Run run, Clouds clouds, Place place, String rule) {
        var traffic = place.open(clouds, run::admit).traffic();
        return run.effect(Effect.named("record rule actions", RecordedRoute.class)
                .repeatable()
                .doing(token -> traffic.actions(rule)
                        .map(RecordedRoute::new)
                        .orElseThrow(
                                () -> OperationFailed.because("no listener rule %s in %s".formatted(rule, place)))));
    }

    /** Arms the switch, then takes the canary into the rule at weight 0: a target group outside any rule gets no health checks. */
    public void open(Run run, Clouds clouds) {
        guard.ifPresent(armed -> armed.arm(run, clouds, clock));
        set(run, clouds, "open split", before.actions(), 0, new RestoreRoute(place, rule, before.actions(), canary));
    }

    /**
     * Gives the canary a share and waits until the load balancer shows it.
     *
     * @param from the share that it has had so far
     */
    public void shift(Run run, Clouds clouds, int step, int from, int percent) {
        set(run, clouds, "set weight " + step, actions(from), percent, null);
    }

    private void set(Run run, Clouds clouds, String name, List<RouteAction> from, int percent, RestoreRoute undo) {
        var cloud = place.open(clouds, run::admit);
        var actions = actions(percent);
        run.effect(Effect.named(name, Done.class)
                .given(percent)
                .repeatable()
                .undoneBy(undo)
                .doing(token -> {
                    // this may be the second attempt, hours after the first
                    new Vigil(this, cloud).require(List.of(from, actions), percent);
                    cloud.traffic().setActions(rule, actions);
                    return new Done();
                }));
        run.until(Wait.named(name + ", in effect", Done.class)
                .forWhat("the load balancer to send %d %% to the canary".formatted(percent))
                .every(Duration.ofSeconds(5))
                .within(Duration.ofMinutes(5))
                .until(() -> inEffect(cloud, from, percent)));
    }

    private Look<Done> inEffect(Cloud cloud, List<RouteAction> from, int percent) {
        var isSet = cloud.traffic()
                .actions(rule)
                .filter(now -> RecordedRoute.alike(now, actions(percent)))
                .isPresent();
        if (isSet) {
            return Look.is(new Done());
        }
        new Vigil(this, cloud).require(List.of(from, actions(percent)), percent);
        return Look.notYet("weights not visible yet");
    }

    /**
     * To be called at least every few minutes while traffic is split: renews the switch.
     *
     * @throws OperationFailed when the switch has fired, or somebody else has changed the weights
     */
    public void watch(Cloud cloud, int percent) {
        new Vigil(this, cloud).require(List.of(actions(percent)), percent);
    }

    /** As {@link #watch}, while it may be the one share or already the other. */
    public void watch(Cloud cloud, int from, int percent) {
        new Vigil(this, cloud).require(List.of(actions(from), actions(percent)), percent);
    }

    /** As {@link #watch}, while the switch is being disarmed: one that is still there is renewed. */
    public void watchAtEnd(Cloud cloud, int percent) {
        new Vigil(this, cloud).requireWeights(List.of(actions(percent)), percent);
    }

    /** No promotion under an armed switch: it would send all traffic to a group that is half replaced. */
    public void disarm(Run run, Clouds clouds) {
        guard.ifPresent(armed -> armed.disarm(run, clouds));
    }

    private List<RouteAction> actions(int percent) {
        return before.withCanary(stable, canary, percent);
    }

    /** Puts the recorded actions back. */
    public void end(Run run, Clouds clouds) {
        new RestoreRoute(place, rule, before.actions(), canary).end(run, clouds);
    }
}
