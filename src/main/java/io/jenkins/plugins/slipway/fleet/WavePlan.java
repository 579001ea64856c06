package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.estate.Forecast;
import io.jenkins.plugins.slipway.spec.BeforeGate;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Fleets that are rolled side by side.
 *
 * @param bakeTime the quiet watch over all that was rolled so far, once the last of them is done; may be 0
 * @param before what must hold before it begins
 */
public record WavePlan(String name, List<FleetPlan> fleets, Duration bakeTime, List<BeforeGate> before) {
    /** Under which its branches are journaled. */
    public String branches() {
        return "wave " + name;
    }

    /** Instances of all its fleets when the plan was made. */
    public int instances() {
        return fleets.stream().mapToInt(FleetPlan::instances).sum();
    }

    /** As long as its slowest fleet, and its bake time. @param fleet of one of them */
    public Forecast forecast(Function<FleetPlan, Forecast> fleet) {
        return fleets.stream()
                .map(fleet)
                .reduce(Forecast.NOTHING, Forecast::beside)
                .then(Forecast.of(bakeTime));
    }
}
