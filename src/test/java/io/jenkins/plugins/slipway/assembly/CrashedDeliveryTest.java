package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.crash.CrashEverywhere;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The backbone: an operation is killed at each of its journal entries, and ends as if it had not been. */
@Execution(ExecutionMode.CONCURRENT)
class CrashedDeliveryTest {
    private final Worlds worlds = new Worlds();

    static Stream<Story> deliveries() {
        return Stream.of(Behaviour.values()).map(Story::deliver);
    }

    static List<Story> verbs() {
        return Story.VERBS;
    }

    static List<Story> waves() {
        return Story.WAVES;
    }

    @AfterEach
    void close() {
        worlds.close();
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void shouldEndTheSameWhereverADeliveryIsKilled(Story story) {
        assertThat(crashes(story)).isGreaterThan(80);
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void shouldEndTheSameWhereverAVerbIsKilled(Story story) {
        assertThat(crashes(story)).isGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("waves")
    void shouldEndTheSameWhereverARollOutInWavesIsKilled(Story story) {
        assertThat(crashes(story)).isGreaterThan(20);
    }

    private int crashes(Story story) {
        var crashes = CrashEverywhere.checkDistinct(() -> worlds.fresh(story), story::isOwn);
        System.out.println(story + ": killed " + crashes + " times");
        return crashes;
    }
}
