package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import java.util.Set;

/** Takes an operation's own mark off a group. */
public record ReturnClaim(Place place, String group, String operation) implements Undo {
    @Override
    public String describe() {
        return "take the mark of %s off group %s in %s".formatted(operation, group, place);
    }

    @Override
    public String byHand() {
        return "aws autoscaling delete-tags --region %s --tags ResourceId=%s,ResourceType=auto-scaling-group,Key=%s"
                .formatted(place.region(), group, Ownership.OPERATION_TAG);
    }

    static UndoKind<ReturnClaim> kind(Clouds clouds) {
        return new Kind<>("return-claim", ReturnClaim.class, (undo, run, cause) -> undo.run(run, clouds));
    }

    private void run(Run run, Clouds clouds) {
        var fleets = place.open(clouds, run::admit).fleets();
        run.effect(Effect.once("unmark " + group, () -> {
            var foreign = fleets.find(group)
                    .flatMap(Claim::holder)
                    .filter(holder -> !holder.equals(operation))
                    .isPresent();
            if (!foreign) {
                fleets.untag(group, Set.of(Ownership.OPERATION_TAG));
            }
        }));
    }
}
