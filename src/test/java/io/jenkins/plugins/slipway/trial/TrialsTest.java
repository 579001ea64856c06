package io.jenkins.plugins.slipway.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No invariant is violated, whatever goes wrong. Fewer or more seeds: {@code -Dslipway.seeds=20000}. */
class TrialsTest {
    private static final int SEEDS = Integer.getInteger("slipway.seeds", 2_000);

    @Test
    void shouldHoldEveryInvariantOverThreeRegionsAndManySeedsOfTheHostileWorld() throws InterruptedException {
        holds(Courses.REGIONS, "production", SEEDS);
    }

    /** Where everything returns, where all but the first wave does, and one group alone. */
    @ParameterizedTest
    @CsvSource({
        "examples/regions/slipway.yaml, staging",
        "examples/estate/slipway.yaml, production",
        "examples/checkout/slipway.yaml, production"
    })
    void shouldHoldEveryInvariantWhicheverWavesReturn(Path spec, String environment) throws InterruptedException {
        holds(spec, environment, Math.max(1, SEEDS / 100));
    }

    private static void holds(Path spec, String environment, int seeds) throws InterruptedException {
        var course = Courses.course(spec, environment, FaultProfile.HOSTILE);
        var began = Instant.now();

        var tally = new Trials(course, 2).run(1, seeds, result -> {});

        var each = Duration.between(began, Instant.now()).toMillis() / seeds;
        System.out.printf("%s %s, seeds 1..%d: %s, %d ms a run%n", spec, environment, seeds, tally.endings(), each);
        assertThat(tally.results()).hasSize(seeds);
        var replay = new Replay(course, spec);
        assertThat(tally.violated())
                .as(() -> tally.violated().stream().map(replay::report).collect(Collectors.joining()))
                .isEmpty();
    }

    /** Beyond the first 2,000; what each of them found has a test of its own beside. */
    @ParameterizedTest
    @ValueSource(ints = {3595, 4380, 4608, 6713, 6832, 7123})
    void shouldHoldEveryInvariantOfSeedsThatOnceViolatedOne(int seed) throws InterruptedException {
        var course = Courses.course(Courses.REGIONS, "production", FaultProfile.HOSTILE);

        var tally = new Trials(course, 1).run(seed, seed, result -> {});

        assertThat(tally.violated()).isEmpty();
    }

    @Test
    void shouldBeTheSameRunWhenTheSeedIsTheSame() throws InterruptedException {
        var trials = new Trials(Courses.course(Courses.REGIONS, "production", FaultProfile.HOSTILE), 1);

        assertThat(trials.run(7, 7, result -> {}).results())
                .isEqualTo(trials.run(7, 7, result -> {}).results());
    }
}
