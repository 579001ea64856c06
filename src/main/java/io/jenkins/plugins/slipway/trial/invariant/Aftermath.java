package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.dora.DoraFigures;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import io.jenkins.plugins.slipway.rehearsal.world.turmoil.Turmoil;
import io.jenkins.plugins.slipway.release.Release;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What there is after an operation has ended and the world has settled.
 *
 * @param operation its id
 * @param releases what it recorded, newest first
 * @param changes {@code + region kind thing} for what is there and was not before, {@code -} for the reverse
 */
public record Aftermath(
        Scene scene,
        Census before,
        String operation,
        Outcome outcome,
        List<Entry> journal,
        List<Release> releases,
        DoraFigures dora,
        List<String> changes) {
    public Aftermath {
        journal = List.copyOf(journal);
        releases = List.copyOf(releases);
        changes = List.copyOf(changes);
    }

    /** Whether a person was told that something like this was not taken back. */
    public boolean named(Pattern what) {
        return outcome.left().stream()
                .anyMatch(left -> what.matcher(left.what()).find());
    }

    /** Whether anything of this kind has gone wrong anywhere. */
    public boolean happened(FaultKind kind) {
        return scene.world().regions().stream()
                .anyMatch(region -> region.get(Turmoil.class).happened().contains(kind));
    }
}
