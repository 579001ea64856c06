package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fleets;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;
import java.time.Instant;

/** The last undo of a release: writes what became of it, by what the group runs now. */
public record CloseRelease(String release, RestoreFleet wayBack) implements Undo {
    @Override
    public String describe() {
        return "record the end of release " + release;
    }

    @Override
    public String byHand() {
        return "slipway dora record deployment --id %s --status FAILURE".formatted(release);
    }

    static UndoKind<CloseRelease> kind(Clouds clouds, Releases releases) {
        return new Kind<>(
                "close-release", CloseRelease.class, (undo, run, cause) -> undo.run(run, cause, clouds, releases));
    }

    private void run(Run run, Ending cause, Clouds clouds, Releases releases) {
        var at = run.now("closed at");
        var restored = run.effect(Effect.named("is the group restored", Boolean.class)
                .repeatable()
                .doing(token ->
                        isRestored(wayBack.place().open(clouds, run::admit).fleets(), releases)));
        run.effect(Effect.once("close release", () -> close(releases, cause, restored, at)));
    }

    /** Nothing of the release runs any more: what a person has put there since is not ours to judge. */
    private boolean isRestored(Fleets fleets, Releases releases) {
        return wayBack.settled(fleets)
                || releases.find(release)
                        .flatMap(bad -> bad.placements().stream()
                                .filter(placement -> placement.group().equals(wayBack.group()))
                                .findFirst())
                        .filter(placement -> wayBack.isFreeOf(fleets, placement.templateVersion()))
                        .isPresent();
    }

    private void close(Releases releases, Ending cause, boolean restored, Instant at) {
        releases.find(OpenRollback.rollbackId(release))
                .ifPresentOrElse(
                        rollback -> releases.save(
                                rollback.with(restored ? Release.Status.SUCCESS : Release.Status.FAILURE, at)),
                        () -> releases.find(release)
                                .ifPresent(unfinished -> releases.save(unfinished.with(statusAfter(cause), at))));
    }

    private static Release.Status statusAfter(Ending cause) {
        return switch (cause) {
            case ABORTED, INCONCLUSIVE -> Release.Status.ABORTED;
            default -> Release.Status.FAILURE;
        };
    }
}
