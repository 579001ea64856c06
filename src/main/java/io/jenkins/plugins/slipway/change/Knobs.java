package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is held still on a group while its traffic is split: its least size, and the processes that would move it. Nothing else is
 * touched: it may still grow, its most and its wanted size are the business of whoever scales it.
 */
public final class Knobs {
    /** Would change the size or the balance of a group whose share of traffic is not what it was. */
    private static final Set<String> MOVING = Set.of("AZRebalance", "ScheduledActions");

    private Knobs() {}

    /** Records the knobs, then pins the group to no less than the size which carries all traffic; returns the record. */
    public static Recorded pin(Run run, Clouds clouds, Place place, String group) {
        var fleets = place.open(clouds, run::admit).fleets();
        var before = run.effect(Effect.named("record knobs of " + group, Recorded.class)
                .repeatable()
                .doing(token -> fleets.find(group)
                        .map(Knobs::record)
                        .orElseThrow(() -> OperationFailed.because("no group %s in %s".formatted(group, place)))));
        run.effect(Effect.named("pin " + group + " at " + before.desired(), Done.class)
                .repeatable()
                .undoneBy(new RestoreKnobs(place, group, before))
                .doing(token -> {
                    fleets.setMin(group, before.desired());
                    fleets.suspend(group, before.toSuspend());
                    return new Done();
                }));
        return before;
    }

    private static Recorded record(Fleet fleet) {
        var toSuspend = new TreeSet<>(MOVING);
        toSuspend.removeAll(fleet.suspendedProcesses());
        return new Recorded(fleet.min(), fleet.desired(), toSuspend);
    }

    /**
     * The group as it was.
     *
     * @param desired instances that carry all traffic: what the least size is pinned to
     * @param toSuspend what we suspend and must resume: not what was suspended already
     */
    public record Recorded(int min, int desired, Set<String> toSuspend) {}
}
