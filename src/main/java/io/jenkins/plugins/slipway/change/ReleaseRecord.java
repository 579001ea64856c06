package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;
import java.util.List;

/** Writing a release's life into the ledger, as effects. */
public final class ReleaseRecord {
    private ReleaseRecord() {}

    /** Records the beginning; on any end but success the release is closed with what became of it. */
    public static void begin(Run run, Releases releases, Release release, List<RestoreFleet> waysBack) {
        run.effect(Effect.named("record release", Done.class)
                .repeatable()
                .undoneBy(new CloseRelease(release.id(), waysBack))
                .doing(token -> {
                    releases.save(release);
                    return new Done();
                }));
    }

    /** Records one group where it is going to run. */
    public static void placed(Run run, Releases releases, String id, Release.Placement placement) {
        run.effect(Effect.once(
                "record placement", () -> releases.save(get(releases, id).placedAlsoAt(placement))));
    }

    /** Records that it stays on the groups of a wave, whatever becomes of the rest. */
    public static void settled(Run run, Releases releases, String id, String wave, List<RestoreFleet> fleets) {
        run.effect(Effect.once("record that wave %s stays".formatted(wave), () -> {
            var release = get(releases, id);
            releases.save(release.settledAt(release.placements().stream()
                    .filter(placement -> fleets.stream().anyMatch(fleet -> fleet.isOf(placement)))
                    .toList()));
        }));
    }

    /** A canary that passed: users were served, nothing was deployed. */
    public static void tried(Run run, Releases releases, String id) {
        var at = run.now("tried at");
        run.effect(Effect.once(
                "record canary", () -> releases.save(get(releases, id).with(Release.Status.SUCCESS, at))));
    }

    /** From now on users may have been served by it. */
    public static void reachedUsers(Run run, Releases releases, String id) {
        run.effect(Effect.once(
                "record that users are reached",
                () -> releases.save(get(releases, id).reachingUsers())));
    }

    /** Every instance runs it: deployed, whatever the bake time will bring. */
    public static void deployed(Run run, Releases releases, String id) {
        var at = run.now("deployed at");
        run.effect(Effect.named("record deployment", Done.class)
                .repeatable()
                .undoneBy(new OpenRollback(id))
                .doing(token -> {
                    releases.save(get(releases, id).reachingUsers().with(Release.Status.SUCCESS, at));
                    return new Done();
                }));
    }

    static Release get(Releases releases, String id) {
        return releases.find(id)
                .orElseThrow(() -> OperationFailed.because(
                        "release %s is not in the ledger: was the ledger restored to an older state?".formatted(id)));
    }
}
