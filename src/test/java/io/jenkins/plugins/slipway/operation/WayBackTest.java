package io.jenkins.plugins.slipway.operation;

import static io.jenkins.plugins.slipway.operation.Entry.Kind.KEPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.operation.Faults.Reaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of the undos of branches, and what is kept out of it. */
class WayBackTest {
    private final Bench bench = new Bench();
    private final List<String> world = new ArrayList<>();

    record Drain(String what) implements Undo {
        @Override
        public String describe() {
            return "drain " + what;
        }

        @Override
        public String byHand() {
            return "toy drain " + what;
        }
    }

    /** Takes five minutes; what is called stuck cannot be drained. */
    private final class DrainKind implements UndoKind<Drain> {
        @Override
        public String name() {
            return "drain";
        }

        @Override
        public Class<Drain> type() {
            return Drain.class;
        }

        @Override
        public void takeBack(Drain undo, Run run, Ending cause) {
            run.pause("drain", Duration.ofMinutes(5));
            run.effect(Effect.once("gone", () -> {
                if (undo.what().contains("stuck")) {
                    throw new ToyFault(Reaction.FAIL, "DependencyViolation");
                }
                world.add(undo.what() + " at " + bench.elapsed().toMinutes());
            }));
        }
    }

    @BeforeEach
    void knowHowToDrain() {
        bench.kinds.add(new DrainKind());
    }

    @Test
    void shouldTakeBranchesBackSideBySideAndEachNewestFirst() {
        bench.body = (plan, run) -> {
            make(run, "claim");
            wave(run, "wave 1", "eu", "us");
            throw OperationFailed.because("errors");
        };

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.FAILED);
        assertThat(world)
                .containsExactlyInAnyOrder(
                        "eu fleet at 5", "us fleet at 5", "eu version at 10", "us version at 10", "claim at 15");
    }

    @Test
    void shouldTakeTwentyRegionsBackInTheTimeOfOne() {
        var regions = IntStream.range(0, 20).mapToObj(i -> "r" + i).toArray(String[]::new);
        bench.body = (plan, run) -> {
            wave(run, "all", regions);
            throw OperationFailed.because("errors");
        };

        bench.startAndDrive();

        assertThat(world).hasSize(40);
        assertThat(bench.elapsed()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void shouldEndALaterWavesUndosBeforeAnEarlierOnesBegin() {
        bench.body = (plan, run) -> {
            wave(run, "wave 1", "eu");
            make(run, "between");
            wave(run, "wave 2", "us", "ap");
            throw OperationFailed.because("errors");
        };

        bench.startAndDrive();

        assertThat(world.subList(4, 7)).containsExactly("between at 15", "eu fleet at 20", "eu version at 25");
    }

    @Test
    void shouldLetBranchesOfBranchesGoSideBySideToo() {
        bench.body = (plan, run) -> run.all(
                "regions",
                Stream.of("eu", "us")
                        .map(region -> new Branch<>(region, r -> {
                            wave(r, "groups", region + " a", region + " b");
                            return make(r, region + " last");
                        }))
                        .toList());
        bench.body = bench.body.andThen(made -> {
            throw OperationFailed.because("errors");
        });

        bench.startAndDrive();

        assertThat(world.subList(0, 2)).containsExactlyInAnyOrder("eu last at 5", "us last at 5");
        assertThat(world.subList(2, 6)).allMatch(words -> words.endsWith("fleet at 10"));
        assertThat(bench.elapsed()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void shouldGoOnInEveryBranchWhenOneUndoFails() {
        bench.body = (plan, run) -> {
            make(run, "claim");
            wave(run, "all", "stuck eu", "us");
            throw OperationFailed.because("errors");
        };

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(outcome.left())
                .extracting(Outcome.Left::byHand)
                .containsExactly("toy drain stuck eu fleet", "toy drain stuck eu version");
        assertThat(world).containsExactly("us fleet at 5", "us version at 10", "claim at 15");
    }

    @Test
    void shouldSayWhatIsLeftInAllBranchesAtASecondAbort() {
        bench.body = (plan, run) -> {
            wave(run, "all", "eu", "us");
            run.pause("soak", Duration.ofHours(1));
            return null;
        };
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        bench.abort();
        assertThat(operations.advance(Bench.ID)).isInstanceOf(Step.Parked.class);
        bench.abort();

        var outcome = bench.drive(operations);

        assertThat(outcome.ending()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(outcome.left())
                .extracting(Outcome.Left::what)
                .containsExactlyInAnyOrder("drain eu version", "drain eu fleet", "drain us version", "drain us fleet");
    }

    @Test
    void shouldLeaveAKeptWaveWhereItIs() {
        bench.body = (plan, run) -> {
            make(run, "claim");
            wave(run, "wave 1", "eu/one", "us/one");
            run.keep("settle wave 1", "wave 1");
            wave(run, "wave 2", "ap");
            throw OperationFailed.because("errors in wave 2");
        };

        var outcome = bench.startAndDrive();

        assertThat(outcome).isEqualTo(new Outcome(Ending.FAILED, "errors in wave 2", null, List.of()));
        assertThat(world).containsExactly("ap fleet at 5", "ap version at 10", "claim at 15");
        assertThat(bench.written()).contains(KEPT);
    }

    @Test
    void shouldKeepSeveralBranchesAtOnce() {
        bench.body = (plan, run) -> {
            wave(run, "image", "eu");
            wave(run, "wave 1", "us");
            run.keep("settle", "wave 1", "image");
            throw OperationFailed.because("errors in wave 2");
        };

        bench.startAndDrive();

        assertThat(world).isEmpty();
        assertThat(bench.written()).containsOnlyOnce(KEPT);
    }

    @Test
    void shouldKeepOnlyBranchesThatHaveRun() {
        bench.body = (plan, run) -> {
            run.keep("settle", "wave 1");
            return null;
        };
        var operations = bench.process();
        bench.start(operations);

        assertThatThrownBy(() -> operations.advance(Bench.ID))
                .isInstanceOf(JournalMismatch.class)
                .hasMessageContaining("'wave 1'");
    }

    @Test
    void shouldRefuseAJournalThatKeptSomethingElse() {
        bench.body = (plan, run) -> {
            wave(run, "wave 1", "eu");
            wave(run, "wave 2", "us");
            run.keep("settle", "wave 1");
            run.pause("soak", Duration.ofHours(1));
            return null;
        };
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        bench.body = (plan, run) -> {
            wave(run, "wave 1", "eu");
            wave(run, "wave 2", "us");
            run.keep("settle", "wave 2");
            return null;
        };

        assertThatThrownBy(() -> operations.advance(Bench.ID))
                .isInstanceOf(JournalMismatch.class)
                .hasMessageContaining("recorded as keeping [wave 1]");
    }

    @Test
    void shouldNotKeepAWaveOnceAnAbortIsThere() {
        bench.body = (plan, run) -> {
            wave(run, "wave 1", "eu");
            bench.abort();
            run.keep("settle", "wave 1");
            return null;
        };

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.ABORTED);
        assertThat(world).containsExactly("eu fleet at 5", "eu version at 10");
    }

    @Test
    void shouldTellBranchesApartWhoseKeysHoldSlashes() {
        bench.body = (plan, run) -> {
            wave(run, "all", "prod/eu/a", "prod/eu/b");
            throw OperationFailed.because("errors");
        };

        bench.startAndDrive();

        assertThat(bench.elapsed()).isEqualTo(Duration.ofMinutes(10));
        assertThat(bench.journals.read(Bench.ID, 0)).extracting(Entry::path).contains("all/prod:eu:a/");
    }

    private void wave(Run run, String name, String... regions) {
        run.all(
                name,
                Stream.of(regions)
                        .map(region -> new Branch<>(region, r -> {
                            make(r, region + " version");
                            return make(r, region + " fleet");
                        }))
                        .toList());
    }

    private static String make(Run run, String what) {
        run.undo(what, new Drain(what));
        return what;
    }
}
