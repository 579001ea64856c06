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
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * After the instances of a group were replaced, as many of them are protected from scale-in as before. A group that protects what it
 * launches does so itself, then nothing is left to do here; which of the instances it is else, nobody can know, so the first by id.
 *
 * @param instances how many were protected
 */
public record RestoreProtection(Place place, String group, int instances) implements Undo {
    private static final int TURNS = 5;

    /**
     * Records how many are protected, before they are replaced; empty when none is. To protect one of them once more changes
     * nothing and proves that we may.
     */
    public static Optional<RestoreProtection> record(Run run, Clouds clouds, Place place, String group) {
        var fleets = place.open(clouds, run::admit).fleets();
        int instances = run.effect(Effect.named("record protection of " + group, Integer.class)
                .repeatable()
                .doing(token ->
                        fleets.find(group).map(fleet -> tryOne(fleets, fleet)).orElse(0)));
        if (instances == 0) {
            return Optional.empty();
        }
        var restore = new RestoreProtection(place, group, instances);
        run.undo("protect again", restore);
        return Optional.of(restore);
    }

    private static int tryOne(Fleets fleets, Fleet fleet) {
        var some = fleet.members().stream()
                .filter(Fleet.Member::inService)
                .filter(Fleet.Member::protectedFromScaleIn)
                .map(Fleet.Member::instanceId)
                .limit(1)
                .collect(Collectors.toSet());
        fleets.protect(fleet.name(), some);
        return (int) fleet.protectedFromScaleIn();
    }

    @Override
    public String describe() {
        return "protect %d %s of %s in %s from scale-in again"
                .formatted(instances, instances == 1 ? "instance" : "instances", group, place);
    }

    @Override
    public String byHand() {
        return ("aws autoscaling set-instance-protection --region %1$s --auto-scaling-group-name %2$s --protected-from-scale-in"
                        + " --instance-ids $(aws autoscaling describe-auto-scaling-groups --region %1$s"
                        + " --auto-scaling-group-names %2$s --output text"
                        + " --query 'AutoScalingGroups[0].Instances[?LifecycleState==`InService`].InstanceId | [:%3$d]')")
                .formatted(place.region(), group, instances);
    }

    static UndoKind<RestoreProtection> kind(Clouds clouds) {
        return new Kind<>("restore-protection", RestoreProtection.class, (undo, run, cause) -> {
            if (!undo.restore(run, clouds)) {
                throw OperationFailed.because(undo.missing());
            }
        });
    }

    /** After success. */
    public void end(Run run, Clouds clouds) {
        if (!restore(run, clouds)) {
            run.note("protection of " + group, missing() + ": " + byHand());
        }
    }

    private String missing() {
        return "fewer than %d %s of %s in %s are protected from scale-in, as were before"
                .formatted(instances, instances == 1 ? "instance" : "instances", group, place);
    }

    /** Each turn looks when what was replaced is sure to be out of sight. */
    private boolean restore(Run run, Clouds clouds) {
        var fleets = place.open(clouds, run::admit).fleets();
        for (int turn = 1; turn <= TURNS; turn++) {
            run.pause(
                    "group in sight " + turn,
                    "group %s to show its instances as they are now".formatted(group),
                    Effect.CONSISTENCY_WINDOW);
            var done = run.effect(Effect.named("protect again " + turn, Boolean.class)
                    .repeatable()
                    .doing(token ->
                            fleets.find(group).map(now -> protect(fleets, now)).orElse(true)));
            if (done) {
                return true;
            }
        }
        return false;
    }

    /** True when enough are; a group that wants fewer than were protected has no more to protect. */
    private boolean protect(Fleets fleets, Fleet now) {
        long missing = Math.min(instances, now.desired()) - now.protectedFromScaleIn();
        var more = now.members().stream()
                .filter(Fleet.Member::inService)
                .filter(member -> !member.protectedFromScaleIn())
                .map(Fleet.Member::instanceId)
                .sorted(Comparator.naturalOrder())
                .limit(Math.max(0, missing))
                .collect(Collectors.toSet());
        return (more.isEmpty() || fleets.protect(group, more)) && more.size() >= missing;
    }
}
