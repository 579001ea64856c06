package io.jenkins.plugins.slipway.trial;

import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.trial.invariant.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What became of one delivery under faults.
 *
 * @param outcome REFUSED also where planning failed: nothing was begun
 * @param took of the world's time
 */
public record TrialResult(Settings settings, Outcome outcome, Duration took, List<Violation> violations) {
    public TrialResult {
        violations = List.copyOf(violations);
    }

    /** In words: {@code needs person}. */
    public String ending() {
        return outcome.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
