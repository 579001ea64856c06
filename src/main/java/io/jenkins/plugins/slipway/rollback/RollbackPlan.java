package io.jenkins.plugins.slipway.rollback;

import io.jenkins.plugins.slipway.change.RestoreFleet;
import io.jenkins.plugins.slipway.estate.FleetKeys;
import io.jenkins.plugins.slipway.operation.Action;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.release.NewRelease;
import java.util.ArrayList;
import java.util.List;

/**
 * How the fleets of an environment go back.
 *
 * @param waves in the order in which they return: the last that was rolled is the first
 */
public record RollbackPlan(List<WaveReturn> waves, NewRelease release) implements Plan {
    /** One line of the plan of a rollback. */
    public sealed interface Step extends Action {}

    record Wave(String name, int fleets) implements Step {
        @Override
        public String describe() {
            return "wave %s: %d %s, side by side".formatted(name, fleets, fleets == 1 ? "fleet" : "fleets");
        }
    }

    record Return(String group, String place, int instances, long from, long to, String imageId) implements Step {
        @Override
        public String describe() {
            return "return the %d instances of %s in %s from version %d to version %d (%s)"
                    .formatted(instances, group, place, from, to, imageId);
        }
    }

    public List<FleetReturn> fleets() {
        return waves.stream().flatMap(wave -> wave.fleets().stream()).toList();
    }

    List<RestoreFleet> waysForward() {
        return fleets().stream().map(FleetReturn::forward).toList();
    }

    FleetKeys keys() {
        return FleetKeys.of(fleets().stream().map(FleetReturn::place).toList());
    }

    @Override
    public List<Step> actions() {
        var steps = new ArrayList<Step>();
        for (var wave : waves) {
            if (waves.size() > 1) {
                steps.add(new Wave(wave.name(), wave.fleets().size()));
            }
            wave.fleets().forEach(fleet -> steps.add(step(fleet)));
        }
        return steps;
    }

    private static Step step(FleetReturn fleet) {
        var good = fleet.good();
        return new Return(
                fleet.group(),
                fleet.place().toString(),
                fleet.instances(),
                fleet.present(),
                good.templateVersion(),
                good.imageId());
    }
}
