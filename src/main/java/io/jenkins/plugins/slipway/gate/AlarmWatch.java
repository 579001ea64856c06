package io.jenkins.plugins.slipway.gate;

import io.jenkins.plugins.slipway.cloud.AlarmState;
import io.jenkins.plugins.slipway.cloud.Metrics;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** CloudWatch alarms that must stay quiet. */
public record AlarmWatch(Place place, List<String> names) {
    /** The first alarm that fires, in words. */
    public Optional<String> firing(Metrics metrics) {
        return states(metrics).stream()
                .filter(alarm -> alarm.state().equals("ALARM"))
                .map(alarm -> "alarm %s in %s is in ALARM since %s: %s"
                        .formatted(alarm.name(), place, alarm.since(), alarm.reason()))
                .findFirst();
    }

    /** For a probe: ends the operation when one fires. */
    public void stayQuiet(Metrics metrics) {
        firing(metrics).ifPresent(words -> {
            throw OperationFailed.because(words);
        });
    }

    /** What speaks against starting: alarms that do not exist, and alarms that already fire. */
    public List<String> findings(Metrics metrics) {
        var known = states(metrics).stream().map(AlarmState::name).toList();
        var missing = names.stream()
                .filter(name -> !known.contains(name))
                .map(name ->
                        "alarm %s does not exist in %s: create it, or take it out of gates".formatted(name, place));
        return Stream.concat(missing, firing(metrics).stream()).toList();
    }

    private List<AlarmState> states(Metrics metrics) {
        return names.isEmpty() ? List.of() : metrics.alarms(names);
    }
}
