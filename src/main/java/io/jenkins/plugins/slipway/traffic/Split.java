package io.jenkins.plugins.slipway.traffic;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.Traffic;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;

/**
 * A rule whose traffic is shared between a stable and a canary target group.
 *
 * @param rule ARN of the rule, or of the listener for its default actions
 */
public record Split(Place place, String rule, String stable, String canary, RecordedRoute before) {
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

    /** Takes the canary into the rule at weight 0: a target group outside any rule gets no health checks. */
    public void open(Run run, Clouds clouds) {
        set(run, clouds, "open split", 0, new RestoreRoute(place, rule, before.actions(), canary));
    }

    /** Gives the canary a share and waits until the load balancer shows it. */
    public void shift(Run run, Clouds clouds, int step, int percent) {
        set(run, clouds, "set weight " + step, percent, null);
    }

    private void set(Run run, Clouds clouds, String name, int percent, RestoreRoute undo) {
        var traffic = place.open(clouds, run::admit).traffic();
        var actions = before.withCanary(stable, canary, percent);
        run.effect(Effect.named(name, Done.class)
                .given(percent)
                .repeatable()
                .undoneBy(undo)
                .doing(token -> {
                    traffic.setActions(rule, actions);
                    return new Done();
                }));
        run.until(Wait.named(name + ", in effect", Done.class)
                .forWhat("the load balancer to send %d %% to the canary".formatted(percent))
                .every(Duration.ofSeconds(5))
                .within(Duration.ofMinutes(5))
                .until(() -> isSet(traffic, percent) ? Look.is(new Done()) : Look.notYet("weights not visible yet")));
    }

    /** False when somebody else has changed the weights. */
    public boolean isSet(Traffic traffic, int percent) {
        var expected = before.withCanary(stable, canary, percent);
        return traffic.actions(rule)
                .filter(now -> RecordedRoute.alike(now, expected))
                .isPresent();
    }

    /** Puts the recorded actions back. */
    public void end(Run run, Clouds clouds) {
        new RestoreRoute(place, rule, before.actions(), canary).restore(run, clouds);
    }
}
