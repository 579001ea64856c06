package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fleets;
import io.jenkins.plugins.slipway.operation.Branch;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The last undo of a release: writes what became of it, by what its groups run now. */
public record CloseRelease(String release, List<RestoreFleet> waysBack) implements Undo {
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
        var looks = run.all(
                "look",
                waysBack.stream().map(way -> look(way, clouds, releases)).toList());
        var away = IntStream.range(0, waysBack.size())
                .filter(i -> !looks.get(i))
                .mapToObj(waysBack::get)
                .toList();
        run.effect(Effect.once("close release", () -> close(releases, cause, away, at)));
    }

    private Branch<Boolean> look(RestoreFleet way, Clouds clouds, Releases releases) {
        return new Branch<>(
                way.place() + " " + way.group(),
                branch -> branch.effect(Effect.named("is the group restored", Boolean.class)
                        .repeatable()
                        .doing(token -> isRestored(
                                way, way.place().open(clouds, branch::admit).fleets(), releases))));
    }

    /** Nothing of the release runs any more: what a person has put there since is not ours to judge. */
    private boolean isRestored(RestoreFleet way, Fleets fleets, Releases releases) {
        return way.settled(fleets)
                || releases.find(release)
                        .flatMap(bad ->
                                bad.placements().stream().filter(way::isOf).findFirst())
                        .filter(placement -> way.isFreeOf(fleets, placement.templateVersion()))
                        .isPresent();
    }

    /** @param away fleets on which something of it still runs */
    private void close(Releases releases, Ending cause, List<RestoreFleet> away, Instant at) {
        releases.find(release).ifPresent(known -> {
            var staying = known.placements().stream()
                    .filter(placement -> away.stream().anyMatch(fleet -> fleet.isOf(placement)))
                    .toList();
            var restored = known.settled().containsAll(staying);
            releases.find(OpenRollback.rollbackId(release))
                    .ifPresentOrElse(
                            rollback -> releases.save(
                                    rollback.with(restored ? Release.Status.SUCCESS : Release.Status.FAILURE, at)),
                            () -> releases.save(known.placedAt(staying).with(statusAfter(cause), at)));
        });
    }

    private static Release.Status statusAfter(Ending cause) {
        return switch (cause) {
            case ABORTED, INCONCLUSIVE -> Release.Status.ABORTED;
            default -> Release.Status.FAILURE;
        };
    }
}
