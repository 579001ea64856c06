package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.fault.Fault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultPlan;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** A forecast is frozen before the start; what it is held to happens in a world whose timings it does not know. */
class ForecastTest {
    private static final Percentage ASKED = Percentage.withPercentage(15);
    private static final Spec SPEC = SpecReader.read("""
            version: 1
            service: shop
            image: {base: ami-0123456789abcdef0}
            environments:
              production:
                refresh: {minHealthy: 90%, maxHealthy: 110%, warmup: 2m, bakeTime: 5m}
                targets: [{region: eu-central-1, group: shop}]
            """, "slipway.yaml", Path.of("."));

    @Test
    void shouldBeWithinFifteenPercentWhenNothingIsRecorded() throws InterruptedException {
        try (var rehearsed = world(Duration.ZERO)) {
            assertWithin(rehearsed, "2.0");
        }
    }

    @Test
    void shouldGoByTheLastDeploymentWhenEverythingBootsSlowly() throws InterruptedException {
        try (var rehearsed = world(Duration.ofMinutes(2))) {
            var planned = rehearsed.delivery().planning(SPEC, "production").deliver("2.0", Optional.empty());
            rehearsed.run(rehearsed.delivery().start(planned, "test", new Random(2)));
            rehearsed.clock().advance(Duration.ofHours(1));

            assertWithin(rehearsed, "3.0");
        }
    }

    private static void assertWithin(RehearsedDelivery rehearsed, String version) throws InterruptedException {
        var planned = rehearsed.delivery().planning(SPEC, "production").deliver(version, Optional.empty());
        var began = rehearsed.clock().instant();
        var outcome = rehearsed.run(rehearsed.delivery().start(planned, "test", new Random(3)));
        var took = Duration.between(began, rehearsed.clock().instant());

        assertThat(outcome.ending()).isEqualTo(Ending.DONE);
        assertThat(planned.plan().forecast().time().toSeconds()).isCloseTo(took.toSeconds(), ASKED);
    }

    private static RehearsedDelivery world(Duration slower) {
        var settings = Settings.standard().seed(11);
        var slow = new Fault(
                FaultKind.SLOW_BOOT, "", "", settings.start(), settings.start().plus(Duration.ofDays(1)), 1, slower);
        return new RehearsedDelivery(
                settings.faults(new FaultPlan(FaultProfile.NONE, List.of(slow))), SpecEstate.of(SPEC), Progress.SILENT);
    }
}
