package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Marks a group as held by an operation, so that Slipways with other ledgers refuse to touch it. */
public final class Claim {
    private Claim() {}

    /** @throws OperationFailed with REFUSED when the group carries a stranger's mark */
    public static void take(Run run, Clouds clouds, Place place, String group) {
        var fleets = place.open(clouds, run::admit).fleets();
        var operation = run.id().value();
        run.effect(Effect.named("claim " + group, Done.class)
                .repeatable()
                .undoneBy(new ReturnClaim(place, group, operation))
                .doing(token -> {
                    fleets.find(group)
                            .flatMap(Claim::holder)
                            .filter(holder -> !holder.equals(operation))
                            .ifPresent(holder -> {
                                throw new OperationFailed(Ending.REFUSED, stranger(group, place, holder));
                            });
                    fleets.tag(group, Map.of(Ownership.OPERATION_TAG, operation));
                    return new Done();
                }));
    }

    /** Ends the claim after success. */
    public static void end(Run run, Clouds clouds, Place place, String group) {
        var fleets = place.open(clouds, run::admit).fleets();
        run.effect(Effect.once("end claim of " + group, () -> fleets.untag(group, Set.of(Ownership.OPERATION_TAG))));
    }

    /** The operation that holds this group by its mark. */
    public static Optional<String> holder(Fleet fleet) {
        return Optional.ofNullable(fleet.tags().get(Ownership.OPERATION_TAG));
    }

    /** What a person is told about a stranger's mark. */
    public static String stranger(String group, Place place, String holder) {
        return ("group %s in %s is marked by operation %s, which this run does not own: another ledger may be deploying it."
                        + " Wait for its end; if it is gone for good, take the mark off: aws autoscaling delete-tags --region %s"
                        + " --tags ResourceId=%s,ResourceType=auto-scaling-group,Key=%s")
                .formatted(group, place, holder, place.region(), group, Ownership.OPERATION_TAG);
    }
}
