package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.MemberView;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import io.jenkins.plugins.slipway.release.Release;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ledger tells what happened: the journal's ending agrees with the world, and the release's status with both. */
final class TruthfulEnding implements Invariant {
    private static final Pattern UNSURE = Pattern.compile("what may or may not have happened");
    private static final String RETURN = "return group ";
    private static final Pattern RELEASE = Pattern.compile("record the (end|rollback) of release|what may or may not");

    @Override
    public String name() {
        return "truthful";
    }

    @Override
    public Stream<String> atEnd(Aftermath end) {
        return Stream.of(person(end), fleets(end), releases(end)).flatMap(each -> each);
    }

    private static Stream<String> person(Aftermath end) {
        var needed = end.outcome().ending() == Ending.NEEDS_PERSON;
        return needed == end.outcome().left().isEmpty()
                ? Stream.of("ended %s with %d things left"
                        .formatted(end.outcome().ending(), end.outcome().left().size()))
                : Stream.empty();
    }

    private static Stream<String> fleets(Aftermath end) {
        return end.scene().fleets().stream()
                .filter(fleet -> isKnown(end, fleet))
                .flatMap(fleet -> {
                    var now = fleet.now(end.scene().world());
                    var version = Long.parseLong(now.settings().launch().version());
                    var old = fleet.versionBefore();
                    var running = now.members().stream()
                            .map(MemberView::template)
                            .map(template -> template.version())
                            .distinct()
                            .toList();
                    var agrees = end.stays(fleet) == (version != old) && running.equals(List.of(version));
                    return agrees
                            ? Stream.empty()
                            : Stream.of("ended %s, but group %s launches version %d (before: %d) and runs %s"
                                    .formatted(end.outcome().ending(), fleet.group(), version, old, running));
                });
    }

    /** Not where a person has launched something else, nor where a person is told that the group has not returned. */
    private static boolean isKnown(Aftermath end, Scene.Fleet fleet) {
        return !end.happened(FaultKind.HAND_ON_TEMPLATE, fleet.region())
                && !end.named(UNSURE)
                && !end.named(RETURN + fleet.group() + " ");
    }

    private static Stream<String> releases(Aftermath end) {
        if (end.named(RELEASE)) {
            return Stream.empty();
        }
        var expected = end.outcome().ending() == Ending.DONE;
        return end.releases().stream()
                .filter(release -> release.kind() != Release.Kind.ROLLBACK)
                .filter(release -> release.status() == Release.Status.IN_PROGRESS
                        || expected && release.status() != Release.Status.SUCCESS
                        || !expected
                                && release.status() == Release.Status.SUCCESS
                                && !isRolledBack(end, release)
                                && !end.named(RETURN))
                .map(release -> "ended %s, but release %s is recorded as %s"
                        .formatted(end.outcome().ending(), release.id(), release.status()));
    }

    private static boolean isRolledBack(Aftermath end, Release release) {
        return end.releases().stream()
                .anyMatch(
                        other -> other.rollsBack().filter(release.id()::equals).isPresent());
    }
}
