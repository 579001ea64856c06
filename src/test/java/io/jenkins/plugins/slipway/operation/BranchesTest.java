package io.jenkins.plugins.slipway.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BranchesTest {
    private final Bench bench = new Bench();
    private final List<String> world = new ArrayList<>();

    @Test
    void shouldLetEachBranchWaitAloneAndGiveTheResultsInTheirOrder() {
        bench.body = (plan, run) -> run.all(
                "regions",
                List.of(
                        new Branch<>("eu", r -> soak(r, "eu", Duration.ofMinutes(30))),
                        new Branch<>("us", r -> soak(r, "us", Duration.ofMinutes(10)))));

        var outcome = bench.startAndDrive();

        assertThat(outcome.result().toString()).isEqualTo("[\"eu\",\"us\"]");
        assertThat(world).containsExactly("us", "eu");
        assertThat(bench.elapsed()).isEqualTo(Duration.ofMinutes(30));
        assertThat(bench.journals.read(Bench.ID, 0)).extracting(Entry::path).contains("regions/eu/", "regions/us/");
    }

    @Test
    void shouldWakeAtTheEarliestOfAll() {
        bench.body = (plan, run) -> run.all(
                "regions",
                List.of(
                        new Branch<>("eu", r -> soak(r, "eu", Duration.ofSeconds(30))),
                        new Branch<>("us", r -> soak(r, "us", Duration.ofSeconds(10)))));
        var operations = bench.process();
        bench.start(operations);

        assertThat(operations.advance(Bench.ID))
                .isEqualTo(new Step.Parked(VirtualClock.START.plusSeconds(10), "eu: soak; us: soak"));
    }

    @Test
    void shouldRunTheOthersToTheirNextParkWhenOneFailsAndLetTheFirstFailureWin() {
        bench.body = (plan, run) -> run.all(
                "regions",
                List.of(
                        new Branch<>("eu", r -> soak(r, "eu", Duration.ofMinutes(1))),
                        new Branch<>("us", r -> fail("us is broken")),
                        new Branch<>("ap", r -> {
                            r.effect(Effect.once("touch", () -> world.add("ap")));
                            return fail("ap is broken");
                        })));

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).isEqualTo("us is broken");
        assertThat(world).containsExactly("ap");
        assertThat(bench.elapsed()).isZero();
    }

    @Test
    void shouldNestBranchesWithPathsOfTheirOwn() {
        bench.body = (plan, run) -> run.all(
                "waves",
                List.of(new Branch<>(
                        "1",
                        wave -> wave.all(
                                "regions",
                                List.of(
                                        new Branch<>("eu", r -> soak(r, "eu", Duration.ofSeconds(5))),
                                        new Branch<>("us", r -> soak(r, "us", Duration.ofSeconds(5))))))));

        assertThat(bench.startAndDrive().result().toString()).isEqualTo("[[\"eu\",\"us\"]]");
        assertThat(bench.journals.read(Bench.ID, 0))
                .extracting(Entry::path)
                .contains("waves/1/regions/eu/", "waves/1/regions/us/");
    }

    @Test
    void shouldRefuseTwoBranchesOfOneKeyAndThePathOfTheUndos() {
        bench.body =
                (plan, run) -> run.all("regions", List.of(new Branch<>("eu", r -> ""), new Branch<>("eu", r -> "")));
        var operations = bench.process();
        bench.start(operations);
        assertThatThrownBy(() -> operations.advance(Bench.ID))
                .isInstanceOf(JournalMismatch.class)
                .hasMessageContaining("two branches of 'regions' are called 'eu'");

        bench.body = (plan, run) -> run.all("undo", List.of());
        assertThatThrownBy(() -> operations.advance(Bench.ID))
                .isInstanceOf(JournalMismatch.class)
                .hasMessageContaining("'undo'");
    }

    private String soak(Run run, String region, Duration time) {
        run.pause("soak", time);
        run.effect(Effect.once("touch", () -> world.add(region)));
        return region;
    }

    private static String fail(String why) {
        throw OperationFailed.because(why);
    }
}
