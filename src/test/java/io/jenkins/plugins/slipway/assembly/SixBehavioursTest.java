package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.DoraFigures;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a delivery, by what the new release does under traffic. */
class SixBehavioursTest {
    private static final Spec CHECKOUT = SpecFile.load(Path.of("examples/checkout/slipway.yaml"));

    private record Rehearsed(Outcome outcome, Footprint before, Footprint after, DoraFigures dora, long refreshes) {}

    private static Rehearsed rehearse(Behaviour behaviour, long seed) throws InterruptedException {
        var settings = Settings.standard().release(behaviour).seed(seed);
        try (var rehearsed = new RehearsedDelivery(settings, SpecEstate.of(CHECKOUT), Progress.SILENT)) {
            var before = Footprint.of(rehearsed.rehearsal().census());
            var delivery = rehearsed.delivery();
            var planned = delivery.planning(CHECKOUT, "production").deliver("1.4.2", Optional.of("c2"));
            var id = delivery.start(planned, "test", new Random(seed));
            var outcome = rehearsed.run(id);
            rehearsed.clock().advance(Duration.ofMinutes(30));
            var census = rehearsed.rehearsal().census();
            var window = DoraQuery.between(settings.start(), rehearsed.clock().instant())
                    .of(Set.of("checkout"), Set.of("production"));
            var dora = DoraReport.of(rehearsed.ledger().doraEvents().all(), window);
            return new Rehearsed(outcome, before, Footprint.of(census), dora, census.ever("instance-refreshes"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldBeDoneWhenTheReleaseIsGood(long seed) throws InterruptedException {
        var rehearsed = rehearse(Behaviour.GOOD, seed);

        assertThat(rehearsed.outcome().reason()).isEmpty();
        assertThat(rehearsed.outcome().ending()).isEqualTo(Ending.DONE);
        assertThat(rehearsed.refreshes()).isEqualTo(1);
        assertThat(rehearsed.after().since(rehearsed.before()))
                .map(line -> line.split(" ")[0] + line.split(" ")[2])
                .containsExactly("+images", "+launch-template-versions", "+parameters", "+snapshots");
        assertThat(rehearsed.dora().deploymentCount()).isEqualTo(1);
        assertThat(rehearsed.dora().changeFailRate()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"ERRORS", "SLOW", "FLAKY"})
    void shouldStopAtTheCanaryWhenTheReleaseIsWorse(Behaviour behaviour) throws InterruptedException {
        var rehearsed = rehearse(behaviour, 1);

        assertThat(rehearsed.outcome().ending()).isEqualTo(Ending.FAILED);
        assertThat(rehearsed.outcome().reason()).contains("the canary is worse");
        assertThat(rehearsed.refreshes()).isZero();
        assertThat(rehearsed.after().since(rehearsed.before())).isEmpty();
        assertThat(rehearsed.dora().deploymentCount()).isZero();
        assertThat(rehearsed.dora().failedDeployments()).isEqualTo(1);
        assertThat(rehearsed.dora().changeFailRate()).isEqualTo(1.0);
    }

    @Test
    void shouldTouchNoUserWhenTheReleaseDoesNotBoot() throws InterruptedException {
        var rehearsed = rehearse(Behaviour.NO_BOOT, 1);

        assertThat(rehearsed.outcome().ending()).isEqualTo(Ending.FAILED);
        assertThat(rehearsed.refreshes()).isZero();
        assertThat(rehearsed.after().since(rehearsed.before())).isEmpty();
        assertThat(rehearsed.dora().failedDeployments()).isZero();
    }

    @Test
    void shouldRollBackAfterCompletionWhenTheReleaseFailsLate() throws InterruptedException {
        var rehearsed = rehearse(Behaviour.LATE_ERRORS, 1);

        assertThat(rehearsed.outcome().ending()).isEqualTo(Ending.FAILED);
        assertThat(rehearsed.outcome().reason()).contains("checkout-5xx");
        assertThat(rehearsed.after().since(rehearsed.before())).isEmpty();
        assertThat(rehearsed.dora().deploymentCount()).isEqualTo(2);
        assertThat(rehearsed.dora().rollbackCount()).isEqualTo(1);
        assertThat(rehearsed.dora().failedDeployments()).isEqualTo(1);
        assertThat(rehearsed.dora().recovery().n()).isEqualTo(1);
        assertThat(rehearsed.dora().recovery().medianS()).isPositive();
    }
}
