package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.TemplateVersion;
import io.jenkins.plugins.slipway.estate.TargetedFleet;
import io.jenkins.plugins.slipway.estate.TargetedWave;
import io.jenkins.plugins.slipway.estate.Targets;
import io.jenkins.plugins.slipway.gate.AlarmWatch;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.gate.Gates;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.WaveSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the plan of the roll-out of an environment's fleets from the spec and from what runs now. */
public final class FleetPlanner {
    private final Clouds clouds;
    private final Clock clock;
    private final PastRolls past;

    public FleetPlanner(Clouds clouds, Clock clock, PastRolls past) {
        this.clouds = clouds;
        this.clock = clock;
        this.past = past;
    }

    /** @throws OperationFailed with REFUSED and every finding, when a rollback would not work or an alarm already fires */
    public RolloutPlan plan(EnvironmentSpec environment) {
        return plan(environment, new Targets(clouds).waves(environment));
    }

    /** @param targeted the environment's fleets as they are now */
    public RolloutPlan plan(EnvironmentSpec environment, List<TargetedWave> targeted) {
        var findings = new Findings();
        var fleets = targeted.stream().flatMap(wave -> wave.fleets().stream()).toList();
        fleets.forEach(fleet -> findings.addAll(
                new Readiness(clouds, fleet.place(), Fence.NONE).findings(fleet.fleet(), environment.refresh(), "")));
        var alarms = environment.gates().alarms();
        fleets.stream()
                .map(TargetedFleet::place)
                .distinct()
                .forEach(place -> findings.addAll(new AlarmWatch(place, alarms)
                        .findings(place.open(clouds, Fence.NONE).metrics())));
        findings.addAll(firstGates(environment, targeted.get(0)).findings(clock.instant()));
        findings.refuseAny(title(environment, fleets));
        var waves = IntStream.range(0, targeted.size())
                .mapToObj(i -> wave(environment, targeted.get(i), i))
                .toList();
        var rollout = new RolloutPlan(waves, environment.onFailure());
        new Findings()
                .addAll(new Limits(environment.limits()).findings(rollout, wave -> wave.forecast(FleetPlan::forecast)))
                .refuseAny(title(environment, fleets));
        return rollout;
    }

    private Gates firstGates(EnvironmentSpec environment, TargetedWave wave) {
        var places = wave.fleets().stream().map(TargetedFleet::place).toList();
        return new Gates(clouds, Gates.before(environment, 0), places);
    }

    private WavePlan wave(EnvironmentSpec environment, TargetedWave wave, int number) {
        return new WavePlan(
                wave.wave().name(),
                wave.fleets().stream().map(fleet -> plan(environment, fleet)).toList(),
                wave.wave().bakeTime(),
                Gates.before(environment, number));
    }

    /** Of one fleet alone. @throws OperationFailed as for all of them */
    public FleetPlan planReady(EnvironmentSpec environment, TargetedFleet targeted) {
        var wave = new WaveSpec(WaveSpec.ALL, List.of(targeted.target()), Duration.ZERO, List.of());
        return plan(environment, List.of(new TargetedWave(wave, List.of(targeted))))
                .fleets()
                .get(0);
    }

    private FleetPlan plan(EnvironmentSpec environment, TargetedFleet targeted) {
        var fleet = targeted.fleet();
        var good = good(targeted);
        var refresh = environment.refresh();
        var settlesIn = refresh.warmup().or(fleet::defaultWarmup).orElse(fleet.healthCheckGrace());
        return new FleetPlan(
                targeted.place(),
                fleet.name(),
                fleet.templateId(),
                good.number(),
                good.imageId(),
                fleet.desired(),
                refresh.minHealthy(),
                refresh.maxHealthy(),
                refresh.warmup(),
                refresh.checkpoints(),
                refresh.checkpointDelay(),
                refresh.bakeTime(),
                environment.gates().alarms(),
                settlesIn,
                past.boot(targeted.place(), fleet.name(), settlesIn),
                Held.of(fleet, refresh.held()));
    }

    private TemplateVersion good(TargetedFleet targeted) {
        var fleet = targeted.fleet();
        return targeted.place()
                .open(clouds, Fence.NONE)
                .templates()
                .version(fleet.templateId(), fleet.templateVersion())
                .orElseThrow();
    }

    private static String title(EnvironmentSpec environment, List<TargetedFleet> fleets) {
        return fleets.size() == 1
                ? "deployment of group %s in %s"
                        .formatted(fleets.get(0).fleet().name(), fleets.get(0).place())
                : "deployment of environment " + environment.name();
    }
}
