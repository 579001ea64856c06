package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Fleets;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import java.util.Optional;

/** Unpins a group: its least size as it was, and the processes that we suspended running again. */
public record RestoreKnobs(Place place, String group, Knobs.Recorded before) implements Undo {
    @Override
    public String describe() {
        return "set the least size of %s in %s back to %d and resume %s"
                .formatted(group, place, before.min(), before.toSuspend());
    }

    @Override
    public String byHand() {
        var resize = "aws autoscaling update-auto-scaling-group --region %s --auto-scaling-group-name %s --min-size %d"
                .formatted(place.region(), group, before.min());
        // without any name AWS resumes all of them
        return before.toSuspend().isEmpty()
                ? resize
                : resize
                        + " && aws autoscaling resume-processes --region %s --auto-scaling-group-name %s --scaling-processes %s"
                                .formatted(place.region(), group, String.join(" ", before.toSuspend()));
    }

    static UndoKind<RestoreKnobs> kind(Clouds clouds) {
        return new Kind<>(
                "restore-knobs",
                RestoreKnobs.class,
                (undo, run, cause) -> undo.restore(run, clouds).words().ifPresent(left -> {
                    throw OperationFailed.because(left);
                }));
    }

    /** After success: what a person has set meanwhile is told and stays. */
    public void end(Run run, Clouds clouds) {
        restore(run, clouds).words().ifPresent(left -> run.note("knob of a person on " + group, left));
    }

    /** @param words about what somebody else has set and what was left so, or empty */
    record Restored(Optional<String> words) {}

    private Restored restore(Run run, Clouds clouds) {
        var fleets = place.open(clouds, run::admit).fleets();
        return run.effect(Effect.named("unpin " + group, Restored.class)
                .repeatable()
                .doing(token ->
                        fleets.find(group).map(now -> restore(fleets, now)).orElse(new Restored(Optional.empty()))));
    }

    private Restored restore(Fleets fleets, Fleet now) {
        fleets.resume(group, before.toSuspend());
        // reads may be seconds old: what still shows the least size from before is written all the same
        if (now.min() == before.desired() || now.min() == before.min()) {
            fleets.setMin(group, before.min());
            return new Restored(Optional.empty());
        }
        return new Restored(Optional.of(
                "somebody has set the least size of %s in %s to %d meanwhile (it was %d, and pinned at %d while traffic was split): it is left so"
                        .formatted(group, place, now.min(), before.min(), before.desired())));
    }
}
