package io.jenkins.plugins.slipway.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** No invariant is violated, whatever goes wrong. More seeds: {@code -Dslipway.seeds=2000}. */
class TrialsTest {
    private static final int SEEDS = Integer.getInteger("slipway.seeds", 200);

    @Test
    void shouldHoldEveryInvariantOverManySeedsOfTheHostileWorld() throws InterruptedException {
        var began = Instant.now();

        var tally = new Trials(Checkout.course(FaultProfile.HOSTILE), 2).run(1, SEEDS, result -> {});

        var each = Duration.between(began, Instant.now()).toMillis() / SEEDS;
        System.out.printf("hostile, seeds 1..%d: %s, %d ms a run%n", SEEDS, tally.endings(), each);
        assertThat(tally.results()).hasSize(SEEDS);
        assertThat(tally.violated())
                .as(
                        "replay with: slipway rehearse examples/checkout/slipway.yaml --faults hostile --seed N --release …")
                .isEmpty();
    }

    @Test
    void shouldBeTheSameRunWhenTheSeedIsTheSame() throws InterruptedException {
        var trials = new Trials(Checkout.course(FaultProfile.HOSTILE), 1);

        assertThat(trials.run(7, 7, result -> {}).results())
                .isEqualTo(trials.run(7, 7, result -> {}).results());
    }
}
