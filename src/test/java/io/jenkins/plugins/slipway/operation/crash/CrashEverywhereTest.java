package io.jenkins.plugins.slipway.operation.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.crash.ToyWorld.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CrashEverywhereTest {
    @Test
    void shouldEndTheSameWhereverAGoodReleaseIsKilled() {
        var undisturbed = ToyScenario.good();

        assertThat(CrashEverywhere.run(undisturbed, List.of()).outcome().toString())
                .contains("DONE", "released to [eu, us]");
        assertThat(CrashEverywhere.check(ToyScenario::good)).isGreaterThan(60);
    }

    @Test
    void shouldLeaveNothingWhereverAFailingReleaseIsKilled() {
        var undisturbed = ToyScenario.failing();

        assertThat(CrashEverywhere.run(undisturbed, List.of()).outcome().toString())
                .contains("FAILED");
        assertThat(undisturbed.world.isUntouched()).isTrue();
        assertThat(CrashEverywhere.check(ToyScenario::failing)).isGreaterThan(90);
    }

    @Test
    void shouldKeepASettledWaveAndTakeBackTheOtherSideBySideWhereverItIsKilled() {
        var undisturbed = ToyScenario.failingWave();

        assertThat(CrashEverywhere.run(undisturbed, List.of()).outcome().toString())
                .contains("FAILED")
                .endsWith("[]");
        assertThat(undisturbed.world.snapshot())
                .startsWith("things [version of eu, version of us], works [eu, us],"
                        + " weights {ap=0, eu=50, sa=0, us=50}");
        assertThat(CrashEverywhere.check(ToyScenario::failingWave)).isGreaterThan(200);
    }

    @Test
    void shouldEndTheSameWhereverItIsKilledWhenEveryThirdReplyIsLost() {
        assertThat(CrashEverywhere.check(() -> new ToyScenario(
                        call -> call % 3 == 1 ? Trouble.REPLY_LOST : Trouble.NONE, ToyScenario::release)))
                .isGreaterThan(60);
    }

    @Test
    void shouldFindAnEffectThatDuplicatesWhenItsReplyIsLost() {
        assertThatThrownBy(() -> CrashEverywhere.check(verb((world, run) -> run.effect(
                        Effect.named("make", String.class).repeatable().doing(token -> world.make("instance"))))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("killed [before entry 2]")
                .hasMessageContaining("instance=2");
    }

    @Test
    void shouldFindAnEffectThatDoesNotLookThroughTheWholeWindow() {
        assertThatThrownBy(() ->
                        CrashEverywhere.check(verb((world, run) -> run.effect(Effect.named("make", String.class)
                                .adopting(Optional::empty)
                                .visibleWithin(Duration.ofSeconds(1))
                                .doing(token -> world.make("instance"))))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("instance=2");
    }

    @Test
    void shouldFindAChangeThatHasNoWayBack() {
        assertThatThrownBy(() -> CrashEverywhere.check(verb((world, run) -> {
                    // touches the world outside any effect: done again on each replay
                    world.make("instance");
                    run.pause("soak", Duration.ofSeconds(1));
                    return null;
                })))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("instance=");
    }

    private static Supplier<Scenario> verb(BiFunction<ToyWorld, Run, Object> body) {
        return () -> new ToyScenario(call -> Trouble.NONE, body);
    }
}
