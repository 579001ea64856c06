package io.jenkins.plugins.slipway.traffic;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.RouteAction;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Returns traffic: puts the recorded actions back, exactly, unless a person has already taken the canary out of the rule. */
public record RestoreRoute(Place place, String rule, List<RouteAction> actions, String canary) implements Undo {
    @Override
    public String describe() {
        return "return all traffic of %s in %s to %s".formatted(rule, place, RecordedRoute.targetGroups(actions));
    }

    @Override
    public String byHand() {
        var kind = rule.contains(":listener-rule/") ? "rule --rule-arn" : "listener --listener-arn";
        var option = rule.contains(":listener-rule/") ? "actions" : "default-actions";
        return "aws elbv2 modify-%s %s --region %s --%s Type=forward,TargetGroupArn=%s"
                .formatted(kind, rule, place.region(), option, String.join(",", RecordedRoute.targetGroups(actions)));
    }

    public static UndoKind<RestoreRoute> kind(Clouds clouds) {
        return new UndoKind<>() {
            @Override
            public String name() {
                return "restore-route";
            }

            @Override
            public Class<RestoreRoute> type() {
                return RestoreRoute.class;
            }

            @Override
            public void takeBack(RestoreRoute undo, Run run, Ending cause) {
                undo.restore(run, clouds).words().ifPresent(left -> {
                    throw OperationFailed.because(left);
                });
            }
        };
    }

    /** At the end of a canary that passed: what a person has made of the rule is told and stays. */
    void end(Run run, Clouds clouds) {
        restore(run, clouds).words().ifPresent(left -> run.note("rule of a person", left));
    }

    /** @param words about somebody else's actions that were left on the rule, or empty */
    record Restored(Optional<String> words) {}

    private Restored restore(Run run, Clouds clouds) {
        var traffic = place.open(clouds, run::admit).traffic();
        var restored = run.effect(Effect.named("return traffic", Restored.class)
                .repeatable()
                .doing(token -> {
                    var now = traffic.actions(rule);
                    // reads may be seconds old: what still shows the recorded actions is written all the same
                    if (now.isPresent() && (usesCanary(now.get()) || RecordedRoute.alike(now.get(), actions))) {
                        traffic.setActions(rule, actions);
                        return new Restored(Optional.empty());
                    }
                    return new Restored(now.map(this::leftAlone));
                }));
        run.until(Wait.named("traffic returned", Done.class)
                .forWhat("the load balancer to send nothing to the canary")
                .every(Duration.ofSeconds(5))
                .within(Duration.ofMinutes(5))
                .until(() -> traffic.actions(rule).filter(this::usesCanary).isEmpty()
                        ? Look.is(new Done())
                        : Look.notYet("weights not visible yet")));
        return restored;
    }

    private String leftAlone(List<RouteAction> now) {
        return "somebody else has changed %s meanwhile: it forwards to %s, nothing to the canary, and is left so"
                .formatted(rule, RecordedRoute.targetGroups(now));
    }

    private boolean usesCanary(List<RouteAction> current) {
        return RecordedRoute.targetGroups(current).contains(canary);
    }
}
