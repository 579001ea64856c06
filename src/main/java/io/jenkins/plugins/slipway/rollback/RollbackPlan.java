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
 * @param parameters that publish an image of the service, one for each region; none in journals from before they returned
 */
public record RollbackPlan(List<WaveReturn> waves, NewRelease release, List<ParameterReturn> parameters)
        implements Plan {
    public RollbackPlan {
        parameters = parameters == null ? List.of() : parameters;
    }

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
            return "return the %s of %s in %s from version %d to version %d (%s)"
                    .formatted(instances == 1 ? "instance" : instances + " instances", group, place, from, to, imageId);
        }
    }

    record Republish(String parameter, String place, String from, String to) implements Step {
        @Override
        public String describe() {
            return "set parameter %s in %s back from %s to %s, unless it names another by then"
                    .formatted(parameter, place, from, to);
        }
    }

    record Leave(String parameter, String place, String present, String why) implements Step {
        @Override
        public String describe() {
            return "leave parameter %s in %s%s: %s"
                    .formatted(parameter, place, present.isEmpty() ? "" : " at " + present, why);
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
        parameters.forEach(parameter -> steps.add(step(parameter)));
        return steps;
    }

    private static Step step(ParameterReturn parameter) {
        var name = parameter.parameter();
        var place = parameter.place().toString();
        return parameter.returns()
                ? new Republish(name, place, parameter.present(), parameter.good())
                : new Leave(name, place, parameter.present(), parameter.stays());
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
