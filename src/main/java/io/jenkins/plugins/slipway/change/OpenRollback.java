package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The first undo of a finished deployment: from now on a rollback is under way. */
public record OpenRollback(String release) implements Undo {
    @Override
    public String describe() {
        return "record the rollback of release " + release;
    }

    @Override
    public String byHand() {
        return "slipway dora record deployment --id %1$s-rollback --kind rollback --rolls-back %1$s".formatted(release);
    }

    static UndoKind<OpenRollback> kind(Releases releases) {
        return new Kind<>("open-rollback", OpenRollback.class, (undo, run, cause) -> undo.run(run, releases));
    }

    private void run(Run run, Releases releases) {
        var at = run.now("rollback began");
        run.effect(Effect.once("record rollback", () -> releases.save(rollback(releases, at))));
    }

    private Release rollback(Releases releases, Instant at) {
        var bad = ReleaseRecord.get(releases, release);
        var good = RunningRelease.at(releases, bad.service(), bad.environment(), bad.replaced());
        return new Release(
                rollbackId(release),
                bad.service(),
                bad.environment(),
                good.map(Release::version).orElse("before " + bad.version()),
                good.flatMap(Release::commit),
                bad.repository(),
                Release.Status.IN_PROGRESS,
                Release.Kind.ROLLBACK,
                at,
                Optional.empty(),
                true,
                Optional.of(release),
                bad.operation(),
                returning(bad, bad.replaced()),
                returning(bad, bad.placements()),
                List.of(),
                bad.team());
    }

    /** Of the groups that return: what is settled stays. */
    private static List<Release.Placement> returning(Release bad, List<Release.Placement> placements) {
        return placements.stream()
                .filter(placement -> bad.settled().stream().noneMatch(placement::sameGroup))
                .toList();
    }

    static String rollbackId(String release) {
        return release + "-rollback";
    }
}
