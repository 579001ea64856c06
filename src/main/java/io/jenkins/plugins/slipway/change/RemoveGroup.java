package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;

/** Deletes a group that an operation created, with its instances. */
public record RemoveGroup(Place place, String group, String operation) implements Undo {
    @Override
    public String describe() {
        return "delete group %s in %s with its instances".formatted(group, place);
    }

    @Override
    public String byHand() {
        return "aws autoscaling delete-auto-scaling-group --force-delete --region %s --auto-scaling-group-name %s"
                .formatted(place.region(), group);
    }

    static UndoKind<RemoveGroup> kind(Clouds clouds) {
        return new Kind<>("remove-group", RemoveGroup.class, (undo, run, cause) -> undo.remove(run, clouds));
    }

    /** Deletes it if it carries the operation's tag, and waits until it is gone. */
    public void remove(Run run, Clouds clouds) {
        var fleets = place.open(clouds, run::admit).fleets();
        var found = run.until(Found.wait(
                "find " + group,
                () -> fleets.find(group).stream()
                        .filter(fleet ->
                                Claim.holder(fleet).filter(operation::equals).isPresent())
                        .map(Fleet::name)
                        .toList()));
        if (found.ids().isEmpty()) {
            return;
        }
        run.effect(Effect.once("delete " + group, () -> fleets.delete(group)));
        run.until(Wait.named("gone " + group, Done.class)
                .forWhat("group %s to be gone".formatted(group))
                .within(Duration.ofMinutes(30))
                .until(() -> fleets.find(group)
                        .map(fleet -> Look.<Done>notYet(
                                "instances left: %d".formatted(fleet.members().size())))
                        .orElse(Look.is(new Done()))));
    }
}
