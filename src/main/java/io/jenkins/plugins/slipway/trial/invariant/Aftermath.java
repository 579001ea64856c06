package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.dora.DoraFigures;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import io.jenkins.plugins.slipway.rehearsal.world.turmoil.Turmoil;
import io.jenkins.plugins.slipway.release.Release;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What there is after an operation has ended and the world has settled.
 *
 * @param operation its id
 * @param stories of every operation in the ledger
 * @param releases what it recorded, newest first
 * @param changes {@code + region kind thing} for what is there and was not before, {@code -} for the reverse
 */
public record Aftermath(
        Scene scene,
        Census before,
        String operation,
        Outcome outcome,
        List<Entry> journal,
        List<Story> stories,
        List<Release> releases,
        DoraFigures dora,
        List<String> changes) {
    /** One operation and everything that it wrote. */
    public record Story(OperationRecord operation, List<Entry> journal) {
        public Story {
            journal = List.copyOf(journal);
        }
    }

    public Aftermath {
        stories = List.copyOf(stories);
        journal = List.copyOf(journal);
        releases = List.copyOf(releases);
        changes = List.copyOf(changes);
    }

    /** Whether a person was told that something like this was not taken back. */
    public boolean named(Pattern what) {
        return outcome.left().stream()
                .anyMatch(left -> what.matcher(left.what()).find());
    }

    /** Whether a person was told that this very thing was not taken back. */
    public boolean named(String what) {
        return named(Pattern.compile(Pattern.quote(what)));
    }

    /** Whether anything of this kind has gone wrong in a region. */
    public boolean happened(FaultKind kind, String region) {
        return scene.world().regions().stream()
                .filter(each -> each.name().equals(region) || each.key().equals(region))
                .anyMatch(each -> each.get(Turmoil.class).happened().contains(kind));
    }

    /** Whether the release is on this fleet for good: everything was delivered, or its wave stays whatever becomes of the rest. */
    public boolean stays(Scene.Fleet fleet) {
        return outcome.ending() == Ending.DONE || settled().anyMatch(fleet::runs);
    }

    /** Whether the release is on any fleet for good. */
    public boolean anythingStays() {
        return outcome.ending() == Ending.DONE || settled().findAny().isPresent();
    }

    /** Whether the ledger has it that this fleet runs this version of its template. */
    public boolean isPlaced(Scene.Fleet fleet, String version) {
        return releases.stream()
                .flatMap(release -> release.placements().stream())
                .anyMatch(placement -> fleet.runs(placement)
                        && String.valueOf(placement.templateVersion()).equals(version));
    }

    private Stream<Release.Placement> settled() {
        return releases.stream().flatMap(release -> release.settled().stream());
    }
}
