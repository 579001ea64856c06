package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;

/** Unpins a group: its least size as it was, and the processes that we suspended running again. */
public record RestoreKnobs(Place place, String group, Knobs.Recorded before) implements Undo {
    @Override
    public String describe() {
        return "set the least size of %s in %s back to %d and resume %s"
                .formatted(group, place, before.min(), before.toSuspend());
    }

    @Override
    public String byHand() {
        return ("aws autoscaling update-auto-scaling-group --region %1$s --auto-scaling-group-name %2$s --min-size %3$d"
                        + " && aws autoscaling resume-processes --region %1$s --auto-scaling-group-name %2$s --scaling-processes %4$s")
                .formatted(place.region(), group, before.min(), String.join(" ", before.toSuspend()));
    }

    static UndoKind<RestoreKnobs> kind(Clouds clouds) {
        return new Kind<>("restore-knobs", RestoreKnobs.class, (undo, run, cause) -> undo.restore(run, clouds));
    }

    /** Restores; a least size that somebody else has set meanwhile is left to him. */
    public void restore(Run run, Clouds clouds) {
        var fleets = place.open(clouds, run::admit).fleets();
        run.effect(Effect.once(
                "unpin " + group,
                () -> fleets.find(group).ifPresent(now -> {
                    if (now.min() == before.desired()) {
                        fleets.resize(group, before.min(), now.desired(), now.max());
                    }
                    fleets.resume(group, before.toSuspend());
                })));
    }
}
