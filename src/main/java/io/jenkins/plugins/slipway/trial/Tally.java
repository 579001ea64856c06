package io.jenkins.plugins.slipway.trial;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Results of many trials. */
public record Tally(List<TrialResult> results) {
    public Tally {
        results = List.copyOf(results);
    }

    /** How often each behaviour ended how; only what occurred. */
    public Map<Behaviour, Map<Ending, Integer>> endings() {
        var endings = new EnumMap<Behaviour, Map<Ending, Integer>>(Behaviour.class);
        results.forEach(
                result -> endings.computeIfAbsent(result.settings().release(), behaviour -> new EnumMap<>(Ending.class))
                        .merge(result.outcome().ending(), 1, Integer::sum));
        return endings;
    }

    /** Those in which something did not hold. */
    public List<TrialResult> violated() {
        return results.stream().filter(result -> !result.violations().isEmpty()).toList();
    }
}
