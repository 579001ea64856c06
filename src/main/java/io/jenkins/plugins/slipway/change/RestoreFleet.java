package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Fleets;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.Refresh;
import io.jenkins.plugins.slipway.cloud.RefreshOrder;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import io.jenkins.plugins.slipway.operation.Wait;
import io.jenkins.plugins.slipway.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings a group back to a template version, from wherever it is: natively while a refresh is unfinished, else by a new one.
 *
 * @param goodVersion number to which every instance returns
 */
public record RestoreFleet(
        Place place,
        String group,
        String templateId,
        long goodVersion,
        int minHealthy,
        int maxHealthy,
        Optional<Duration> warmup)
        implements Undo {
    private static final int TURNS = 6;
    private static final Duration LONGEST = Duration.ofHours(24);

    @Override
    public String describe() {
        return "return group %s in %s to version %d of its launch template".formatted(group, place, goodVersion);
    }

    @Override
    public String byHand() {
        return ("aws autoscaling rollback-instance-refresh --region %1$s --auto-scaling-group-name %2$s || aws autoscaling"
                        + " start-instance-refresh --region %1$s --auto-scaling-group-name %2$s --desired-configuration"
                        + " '{\"LaunchTemplate\":{\"LaunchTemplateId\":\"%3$s\",\"Version\":\"%4$d\"}}'"
                        + " --preferences '{\"SkipMatching\":true}'")
                .formatted(place.region(), group, templateId, goodVersion);
    }

    static UndoKind<RestoreFleet> kind(Clouds clouds) {
        return new Kind<>("restore-fleet", RestoreFleet.class, (undo, run, cause) -> undo.restore(run, clouds));
    }

    /** Each turn looks at the group and takes one step; an AWS-side rollback that already runs is waited for, not disturbed. */
    public void restore(Run run, Clouds clouds) {
        var fleets = place.open(clouds, run::admit).fleets();
        for (int turn = 1; turn <= TURNS; turn++) {
            var seen = look(run, fleets, turn);
            switch (seen.way()) {
                case DONE -> {
                    return;
                }
                case WAIT -> awaitEnd(run, fleets, seen.refresh(), turn);
                case ROLL_BACK -> rollBack(run, fleets, seen.refresh(), turn);
                case REFRESH -> refreshBack(run, fleets, turn);
            }
        }
        throw OperationFailed.because(
                "group %s in %s did not return to version %d".formatted(group, place, goodVersion));
    }

    /** What a look found. @param refresh id of the refresh that is under way, or empty */
    record Seen(Way way, String refresh) {}

    /** The next step back. */
    enum Way {
        /** Everything runs the good version. */
        DONE,
        /** A refresh is ending by itself. */
        WAIT,
        /** A refresh is unfinished: native rollback. */
        ROLL_BACK,
        /** No refresh is under way: start one. */
        REFRESH
    }

    private Seen look(Run run, Fleets fleets, int turn) {
        return run.until(Wait.named("look at " + group + " " + turn, Seen.class)
                .forWhat("a refresh of %s that may have just started".formatted(group))
                .every(Duration.ofSeconds(5))
                .within(Effect.CONSISTENCY_WINDOW)
                .otherwise(new Seen(Way.DONE, ""))
                .until(() -> {
                    var active = fleets.refreshes(group).stream()
                            .filter(refresh -> refresh.state().active())
                            .findFirst();
                    if (active.isPresent()) {
                        return Look.is(
                                new Seen(wayFrom(active.get()), active.get().id()));
                    }
                    return settled(fleets)
                            ? Look.notYet("all on the good version")
                            : Look.is(new Seen(Way.REFRESH, ""));
                }));
    }

    private Way wayFrom(Refresh active) {
        var towardsGood = active.templateVersion()
                .filter(String.valueOf(goodVersion)::equals)
                .isPresent();
        return active.state().forward() && !towardsGood ? Way.ROLL_BACK : Way.WAIT;
    }

    /** True when it is this group that something is placed on. */
    boolean isOf(Release.Placement placement) {
        return placement.isAt(place.connection(), place.region(), group);
    }

    /** True when the group launches the good version and every instance that stays runs it. */
    public boolean settled(Fleets fleets) {
        return fleets.find(group)
                .map(fleet -> fleet.templateVersion().equals(String.valueOf(goodVersion))
                        && fleet.members().stream()
                                .filter(Fleet.Member::stays)
                                .allMatch(member -> member.templateVersion().equals(String.valueOf(goodVersion))))
                .orElse(true);
    }

    /** True when the group neither launches this version nor has an instance of it that stays. */
    boolean isFreeOf(Fleets fleets, long version) {
        var bad = String.valueOf(version);
        return fleets.find(group)
                .map(fleet -> !fleet.templateVersion().equals(bad)
                        && fleet.members().stream()
                                .filter(Fleet.Member::stays)
                                .noneMatch(member -> member.templateVersion().equals(bad)))
                .orElse(true);
    }

    private void rollBack(Run run, Fleets fleets, String refresh, int turn) {
        var accepted = run.effect(Effect.named("roll back refresh " + turn, Boolean.class)
                .repeatable()
                .doing(token -> fleets.rollbackRefresh(group)));
        if (!accepted && runsOn(run, fleets, refresh, turn)) {
            run.effect(Effect.named("cancel refresh " + turn, Boolean.class)
                    .repeatable()
                    .doing(token -> fleets.cancelRefresh(group)));
        }
        awaitEnd(run, fleets, refresh, turn);
    }

    /**
     * A refused rollback may be one that runs already: by our own call whose reply was lost, by AWS itself, by a person. It shows
     * within the consistency window, and to cancel it would leave users on the bad version for longer.
     */
    private boolean runsOn(Run run, Fleets fleets, String refresh, int turn) {
        return run.until(Wait.named("refresh runs on " + turn, Boolean.class)
                .forWhat("a rollback of %s that may run already".formatted(group))
                .every(Duration.ofSeconds(5))
                .within(Effect.CONSISTENCY_WINDOW)
                .otherwise(true)
                .until(() -> FleetRefresh.find(fleets, group, refresh)
                        .filter(found -> found.state().forward())
                        .map(found -> Look.<Boolean>notYet(FleetRefresh.status(found)))
                        .orElse(Look.is(false))));
    }

    private void refreshBack(Run run, Fleets fleets, int turn) {
        var since = run.now("turn back " + turn);
        var order = new RefreshOrder(
                group,
                templateId,
                goodVersion,
                minHealthy,
                maxHealthy,
                warmup,
                List.of(),
                Optional.empty(),
                Duration.ZERO,
                List.of(),
                false,
                true,
                // the way back waits for nobody, and a person's standby is no part of it
                RefreshOrder.OnProtected.REPLACE,
                RefreshOrder.OnStandby.KEEP);
        var id = run.effect(Effect.named("start refresh back " + turn, String.class)
                .given(order)
                .adopting(() -> FleetRefresh.towards(fleets, group, goodVersion, since))
                .doing(token -> fleets.startRefresh(order)));
        awaitEnd(run, fleets, id, turn);
    }

    private void awaitEnd(Run run, Fleets fleets, String refresh, int turn) {
        run.until(Wait.named("refresh ended " + turn, Refresh.State.class)
                .forWhat("group %s to return to version %d".formatted(group, goodVersion))
                .every(Duration.ofSeconds(15))
                .within(LONGEST)
                .until(() -> FleetRefresh.find(fleets, group, refresh)
                        .map(found -> found.state().active()
                                ? Look.<Refresh.State>notYet(FleetRefresh.status(found))
                                : Look.is(found.state()))
                        .orElse(Look.notYet("refresh not visible yet"))));
    }
}
