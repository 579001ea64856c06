package io.jenkins.plugins.slipway.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Code that does not fit a journal, or steps where none may be, are said aloud and write nothing. */
class MismatchTest {
    private final Bench bench = new Bench();

    @Test
    void shouldFailLoudlyWithoutWritingWhenTheInputDiffersFromTheRecordedOne() {
        var input = new ArrayList<>(List.of("a"));
        bench.body = (plan, run) -> {
            run.effect(Effect.named("make", String.class).given(input).doing(token -> "it"));
            run.pause("soak", Duration.ofHours(1));
            return null;
        };
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        input.add("b");
        var before = bench.written();

        assertThatThrownBy(() -> operations.advance(Bench.ID))
                .isInstanceOf(JournalMismatch.class)
                .hasMessageContaining("make")
                .hasMessageContaining("[\"a\",\"b\"]");
        assertThat(bench.written()).isEqualTo(before);
    }

    @Test
    void shouldFailLoudlyWhenANameIsUsedTwice() {
        bench.body = (plan, run) -> run.effect(made("one")) + run.effect(made("one"));
        var operations = bench.process();
        bench.start(operations);

        assertThatThrownBy(() -> operations.advance(Bench.ID))
                .isInstanceOf(JournalMismatch.class)
                .hasMessageContaining("two steps are called 'one'");
    }

    @Test
    void shouldFailLoudlyWhenAnEffectHasBecomeAWait() {
        bench.body = (plan, run) -> run.effect(made("one")) + run.signal("go", Set.of("approve"), Duration.ofHours(1));
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        bench.body = (plan, run) -> {
            run.pause("one", Duration.ofSeconds(1));
            return null;
        };

        assertThatThrownBy(() -> operations.advance(Bench.ID))
                .isInstanceOf(JournalMismatch.class)
                .hasMessageContaining("is recorded with INTENT");
    }

    @Test
    void shouldRefuseAStepWithinAnAct() {
        bench.body = (plan, run) ->
                run.effect(Effect.named("outer", String.class).doing(token -> run.effect(made("inner"))));
        var operations = bench.process();
        bench.start(operations);

        assertThatThrownBy(() -> operations.advance(Bench.ID))
                .isInstanceOf(JournalMismatch.class)
                .hasMessageContaining("while 'outer' touches the world");
    }

    @Test
    void shouldRefuseAStepWithinAProbe() {
        bench.body = (plan, run) ->
                run.until(Wait.named("ready", String.class).until(() -> Look.is(run.effect(made("inner")))));
        var operations = bench.process();
        bench.start(operations);

        assertThatThrownBy(() -> operations.advance(Bench.ID))
                .isInstanceOf(JournalMismatch.class)
                .hasMessageContaining("while 'ready' touches the world");
    }

    private static Effect<String> made(String name) {
        return Effect.named(name, String.class).repeatable().doing(token -> name);
    }
}
