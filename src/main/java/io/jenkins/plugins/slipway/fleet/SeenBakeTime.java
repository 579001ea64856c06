package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.gate.Pulse;
import io.jenkins.plugins.slipway.gate.Sight;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The end of a bake time: silence is no success, so the watch goes on until its alarms could have seen enough. */
final class SeenBakeTime {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clouds clouds;
    private final Clock clock;
    private final Run run;

    SeenBakeTime(Clouds clouds, Clock clock, Run run) {
        this.clouds = clouds;
        this.clock = clock;
        this.run = run;
    }

    /**
     * @param name of the bake time, unique in the run
     * @param fleets those without an alarm are not asked: nothing watched them but their health
     * @throws OperationFailed INCONCLUSIVE when too little is known at the end of all patience; FAILED when an alarm fires meanwhile
     */
    void require(String name, List<FleetPlan> fleets, Sight sight) {
        var watched = fleets.stream().filter(fleet -> !fleet.alarms().isEmpty()).toList();
        if (watched.isEmpty()) {
            return;
        }
        var seen = run.until(Wait.named(name + " seen", Boolean.class)
                .forWhat("metrics of the %s: without them its alarms were blind".formatted(name))
                .every(MINUTE)
                .within(sight.patience())
                .otherwise(false)
                .until(() -> look(watched, sight)));
        if (!seen) {
            throw new OperationFailed(
                    Ending.INCONCLUSIVE,
                    "the %s could not be watched: metrics of %d of its %d min, the last ones included, did not arrive within %d min after it, and alarms without data stay quiet"
                            .formatted(
                                    name,
                                    sight.needed(),
                                    sight.length().toMinutes(),
                                    sight.patience().toMinutes()));
        }
    }

    private Look<Boolean> look(List<FleetPlan> fleets, Sight sight) {
        for (var fleet : fleets) {
            var cloud = fleet.place().open(clouds, run::admit);
            fleet.watch().stayQuiet(cloud.metrics());
            var gap = sight.gap(Pulse.of(cloud, fleet.group()), cloud.metrics(), clock.instant());
            if (gap.isPresent()) {
                return Look.notYet("%s in %s: %s".formatted(fleet.group(), fleet.place(), gap.get()));
            }
        }
        return Look.is(true);
    }
}
