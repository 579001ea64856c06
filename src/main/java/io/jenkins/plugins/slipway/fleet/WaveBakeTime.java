package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.gate.AlarmWatch;
import io.jenkins.plugins.slipway.gate.Sight;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The quiet watch between a wave and the next: an alarm of any fleet that is rolled by then ends it. */
final class WaveBakeTime {
    private static final Duration GRACE = Duration.ofHours(1);

    private final Clouds clouds;
    private final Clock clock;
    private final Run run;
    private final WavePlan wave;

    WaveBakeTime(Clouds clouds, Clock clock, Run run, WavePlan wave) {
        this.clouds = clouds;
        this.clock = clock;
        this.run = run;
        this.wave = wave;
    }

    void watch(List<FleetPlan> rolled) {
        var name = "bake time of wave %s".formatted(wave.name());
        var sight = new Sight(run.now(name + " began"), wave.bakeTime());
        var end = sight.from().plus(wave.bakeTime());
        var watches = rolled.stream().map(FleetPlan::watch).distinct().toList();
        run.until(Wait.named(name + " over", Done.class)
                .forWhat("the bake time of wave %s to pass quietly".formatted(wave.name()))
                .every(Duration.ofMinutes(1))
                .within(wave.bakeTime().plus(GRACE))
                .until(() -> look(watches, end)));
        new SeenBakeTime(clouds, clock, run).require(name, rolled, sight);
    }

    private Look<Done> look(List<AlarmWatch> watches, Instant end) {
        watches.forEach(
                watch -> watch.stayQuiet(watch.place().open(clouds, run::admit).metrics()));
        var left = Duration.between(clock.instant(), end);
        return left.isNegative() || left.isZero()
                ? Look.is(new Done())
                : Look.notYet("%d min to go".formatted(left.plusSeconds(59).toMinutes()));
    }
}
