package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.estate.Forecast;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.spec.LimitsSpec;
import java.util.List;
import java.util.function.Function;

/** What an environment allows of one wave. */
public final class Limits {
    private final LimitsSpec limits;

    public Limits(LimitsSpec limits) {
        this.limits = limits;
    }

    /** Every wave that goes beyond, each with what would help. */
    public List<String> findings(RolloutPlan plan, Function<WavePlan, Forecast> forecast) {
        int all = plan.fleets().stream().mapToInt(FleetPlan::instances).sum();
        var findings = new Findings();
        for (var wave : plan.waves()) {
            long regions = wave.fleets().stream()
                    .map(fleet -> fleet.place().region())
                    .distinct()
                    .count();
            int surge = forecast.apply(wave).surge();
            int share = all == 0 ? 0 : (100 * wave.instances() + all - 1) / all;
            limits.regionsAtOnce()
                    .ifPresent(most -> findings.require(
                            regions <= most,
                            "wave %s touches %d regions at once, limits.regionsAtOnce is %d: divide it"
                                    .formatted(wave.name(), regions, most)));
            limits.capacityAtRisk()
                    .ifPresent(most -> findings.require(
                            share <= most,
                            "wave %s replaces %d of %d instances (%d%%), limits.capacityAtRisk is %d%%: divide it"
                                    .formatted(wave.name(), wave.instances(), all, share, most)));
            limits.surge()
                    .ifPresent(most -> findings.require(
                            surge <= most,
                            "wave %s needs a surge of %d instances, limits.surge is %d: lower refresh.maxHealthy, or divide it"
                                    .formatted(wave.name(), surge, most)));
        }
        return findings.list();
    }
}
