package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.operation.Action;
import java.time.Duration;
import java.util.List;

/** One line of the plan of a fleet's roll-out. */
public sealed interface FleetAction extends Action {
    record ProveReadiness(String group, long goodVersion) implements FleetAction {
        @Override
        public String describe() {
            return "prove that %s can return to version %d".formatted(group, goodVersion);
        }
    }

    record NewVersion(String templateId, long source) implements FleetAction {
        @Override
        public String describe() {
            return "make a numbered version of launch template %s like version %d, with the new image"
                    .formatted(templateId, source);
        }
    }

    record Refresh(String group, int instances, int minHealthy, int maxHealthy) implements FleetAction {
        @Override
        public String describe() {
            return "refresh the %d instances of %s, %d%% to %d%% of them in service"
                    .formatted(instances, group, minHealthy, maxHealthy);
        }
    }

    record BakeTime(Duration length, List<String> alarms) implements FleetAction {
        @Override
        public String describe() {
            return "watch for %d min after 100 %%%s"
                    .formatted(
                            length.toMinutes(), alarms.isEmpty() ? " (health only: no alarm is named)" : ": " + alarms);
        }
    }

    record Wave(String name, int fleets, int instances) implements FleetAction {
        @Override
        public String describe() {
            return "wave %s: %d %s, %d instances, side by side"
                    .formatted(name, fleets, fleets == 1 ? "fleet" : "fleets", instances);
        }
    }

    record WaveBakeTime(String wave, Duration length) implements FleetAction {
        @Override
        public String describe() {
            return "watch all that is rolled for %d min after wave %s".formatted(length.toMinutes(), wave);
        }
    }
}
