package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.DoraFigures;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.trial.Contention;
import io.jenkins.plugins.slipway.trial.invariant.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rehearsal that is over.
 *
 * @param footprint {@code + region kind thing} for what is there now and was not before, {@code -} for the reverse
 * @param calls how often AWS was called
 * @param violations invariants that did not hold: defects of Slipway, or of its rehearsal
 */
record Rehearsed(
        Settings settings,
        Contention contention,
        OperationStory story,
        List<String> footprint,
        long calls,
        DoraQuery window,
        DoraFigures dora,
        List<Violation> violations) {
    Rehearsed {
        footprint = List.copyOf(footprint);
        violations = List.copyOf(violations);
    }

    ExitCode exit() {
        if (!violations.isEmpty()) {
            return ExitCode.FAILED;
        }
        return story.head()
                .outcome()
                .map(outcome -> ExitCode.of(outcome.ending()))
                .orElse(ExitCode.FAILED);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("exit", exit().number());
        json.put("release_behaviour", settings.release().word());
        json.put("seed", settings.seed());
        json.put("faults", settings.faults());
        json.put("contention", contention);
        json.put("violations", violations);
        json.put("virtual_duration_s", story.length().toSeconds());
        json.put("api_calls", calls);
        json.putAll(story.json());
        json.put("footprint", Map.of("added", things("+ "), "removed", things("- ")));
        json.put("dora", dora);
        return json;
    }

    private List<String> things(String sign) {
        return footprint.stream()
                .filter(line -> line.startsWith(sign))
                .map(line -> line.substring(sign.length()))
                .toList();
    }
}
