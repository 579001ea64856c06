package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.estate.Baseline;
import io.jenkins.plugins.slipway.estate.Forecast;
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

    record NewVersion(String group, String templateId, long source, String goodImage, String newImage)
            implements FleetAction {
        @Override
        public String describe() {
            return "launch template %s of %s: a new version like version %d, image %s becomes %s"
                    .formatted(templateId, group, source, goodImage, newImage);
        }
    }

    record Refresh(String group, Batches batches, int minHealthy, int maxHealthy, Duration time, Baseline boot)
            implements FleetAction {
        @Override
        public String describe() {
            return "refresh the %s of %s (%d%% to %d%%) in %d %s of %d, at least %d in service; about %d min (boot %d s, %s)"
                    .formatted(
                            batches.instances() == 1 ? "instance" : batches.instances() + " instances",
                            group,
                            minHealthy,
                            maxHealthy,
                            batches.count(),
                            batches.count() == 1 ? "batch" : "batches",
                            batches.size(),
                            batches.inService(),
                            time.plusSeconds(30).toMinutes(),
                            boot.time().toSeconds(),
                            boot.source());
        }
    }

    /** Instances that a person or a program has set aside. */
    record SetAside(String group, Held held) implements FleetAction {
        @Override
        public String describe() {
            return held.describe(group);
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
            return "wave %s: %d %s, %d %s, side by side"
                    .formatted(
                            name,
                            fleets,
                            fleets == 1 ? "fleet" : "fleets",
                            instances,
                            instances == 1 ? "instance" : "instances");
        }
    }

    record WaveBakeTime(String wave, Duration length) implements FleetAction {
        @Override
        public String describe() {
            return "watch all that is rolled for %d min after wave %s".formatted(length.toMinutes(), wave);
        }
    }

    /** The last line of a plan. */
    record Expected(Forecast forecast) implements FleetAction {
        @Override
        public String describe() {
            return "forecast: " + forecast.describe();
        }
    }
}
