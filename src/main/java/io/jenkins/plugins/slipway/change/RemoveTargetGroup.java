package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.TargetGroup;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;

/** Deletes a target group that an operation created. */
public record RemoveTargetGroup(Place place, String name, String operation) implements Undo {
    @Override
    public String describe() {
        return "delete target group %s in %s".formatted(name, place);
    }

    @Override
    public String byHand() {
        return ("aws elbv2 delete-target-group --region %1$s --target-group-arn $(aws elbv2 describe-target-groups --region %1$s"
                        + " --names %2$s --query 'TargetGroups[0].TargetGroupArn' --output text)")
                .formatted(place.region(), name);
    }

    static UndoKind<RemoveTargetGroup> kind(Clouds clouds) {
        return new Kind<>(
                "remove-target-group", RemoveTargetGroup.class, (undo, run, cause) -> undo.remove(run, clouds));
    }

    /** Deletes it if it carries the operation's tag; waits while a rule still uses it. */
    public void remove(Run run, Clouds clouds) {
        var traffic = place.open(clouds, run::admit).traffic();
        var found = run.until(Found.wait(
                "find target group " + name,
                () -> traffic.targetGroupNamed(name).stream()
                        .filter(group -> operation.equals(group.tags().get(Ownership.OPERATION_TAG)))
                        .map(TargetGroup::arn)
                        .toList()));
        found.ids()
                .forEach(arn ->
                        run.effect(Effect.once("delete target group " + name, () -> traffic.deleteTargetGroup(arn))));
    }
}
