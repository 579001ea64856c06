package io.jenkins.plugins.slipway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** As {@link GoldenJournalsTest}, with waves of which one is kept, a pause, an approval, and a way back side by side. */
class GoldenWavesTest {
    private static final Duration SOAK = Duration.ofMinutes(10);
    private final List<String> touched = new ArrayList<>();
    private final WavesVerb verb = new WavesVerb(touched);
    private final GoldenFiles files = new GoldenFiles(verb);

    /** It must never change; write another one instead. */
    record WavesVerb(List<String> touched) implements Verb<GoldenVerb.GoldenPlan> {
        @Override
        public String name() {
            return "golden-waves";
        }

        @Override
        public Class<GoldenVerb.GoldenPlan> planType() {
            return GoldenVerb.GoldenPlan.class;
        }

        @Override
        public Object run(GoldenVerb.GoldenPlan plan, Run run) {
            make(run, "claim");
            wave(run, "wave 1", "one/eu", "one/us");
            run.keep("settle wave 1", "wave 1");
            run.signal("approval", "approval of wave 2", Set.of(Signal.APPROVE), Duration.ofHours(1));
            wave(run, "wave 2", "ap", "sa");
            run.pause("watch", plan.soak());
            throw OperationFailed.because("the watch saw errors");
        }

        private void wave(Run run, String name, String... regions) {
            run.all(
                    name,
                    Stream.of(regions)
                            .map(region -> new Branch<>(region, r -> make(r, region)))
                            .toList());
        }

        private String make(Run run, String what) {
            return run.effect(Effect.named("make", String.class)
                    .undoneBy(new GoldenVerb.Unmake(what))
                    .repeatable()
                    .doing(token -> {
                        touched.add(what);
                        return what;
                    }));
        }
    }

    @Test
    void shouldReplayWhatWasKeptAndPausedWithoutTouchingTheWorld() throws Exception {
        for (var golden : files.all("waves-finished")) {
            var last = golden.entries().get(golden.entries().size() - 1);
            var replayed = files.resume(new GoldenFiles.Golden(
                    golden.head(), golden.entries().subList(0, golden.entries().size() - 1), golden.signals()));

            assertThat(JournalJson.tree(replayed))
                    .isEqualTo(JournalJson.tree(JournalJson.read(last.data(), Outcome.class)));
            assertThat(touched).isEmpty();
        }
    }

    @Test
    void shouldTakeBackOnlyTheSecondWaveOfAJournalThatWasMidway() throws Exception {
        for (var golden : files.all("waves-midway")) {
            var outcome = files.resume(golden);

            assertThat(outcome.reason()).isEqualTo("the watch saw errors");
            assertThat(outcome.left()).isEmpty();
            assertThat(touched).isEmpty();
            assertThat(golden.entries())
                    .extracting(Entry::kind)
                    .contains(Entry.Kind.KEPT, Entry.Kind.PAUSED, Entry.Kind.RESUMED);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "golden.release", matches = ".+", disabledReason = "records only when asked to")
    void shouldRecordTheJournalsOfThisRelease() throws Exception {
        var ledger = files.new Ledger(VirtualClock.START);
        var operations = ledger.operations();
        var plan = new GoldenVerb.GoldenPlan(List.of(), SOAK);
        operations.start(verb, plan, List.of("fleet:golden"), Map.of("service", "checkout"), "ann", GoldenFiles.ID);
        operations.advance(GoldenFiles.ID);
        operations.pause(GoldenFiles.ID, "bob", "an incident first");
        operations.advance(GoldenFiles.ID);
        ledger.clock.pass(Duration.ofMinutes(90));
        operations.resume(GoldenFiles.ID, "bob", "");
        operations.approve(GoldenFiles.ID, "ann", "looks good");
        operations.advance(GoldenFiles.ID);
        ledger.write("waves-midway");
        operations.drive(GoldenFiles.ID, ledger.clock::moveTo);
        ledger.write("waves-finished");
    }
}
