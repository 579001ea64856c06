package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration DELAY = Duration.ofMinutes(15);

    @Test
    void shouldNeverCloseWhenThereAreNone() {
        var checkpoints = new Checkpoints(List.of(), DELAY);

        checkpoints.reached(7, 7, NOW);

        assertThat(checkpoints.limit(7)).isEqualTo(7);
        assertThat(checkpoints.closed(NOW)).isFalse();
    }

    /** The example of [asg-adding-checkpoints-instance-refresh]: ten instances, 20 and 50 percent. */
    @Test
    void shouldCloseForTheDelayWhenPercentageIsReached() {
        var checkpoints = new Checkpoints(List.of(20, 50), DELAY);

        checkpoints.reached(1, 10, NOW);
        assertThat(checkpoints.limit(10)).isEqualTo(2);
        assertThat(checkpoints.closed(NOW)).isFalse();
        checkpoints.reached(2, 10, NOW);

        assertThat(checkpoints.closed(NOW.plus(DELAY).minusSeconds(1))).isTrue();
        assertThat(checkpoints.closed(NOW.plus(DELAY))).isFalse();
        assertThat(checkpoints.limit(10)).isEqualTo(5);
        assertThat(checkpoints.goal(10)).isEqualTo(5);
    }

    /** Another example of that page: two instances, [10, 40, 100]; the first replacement is at 50 percent. */
    @Test
    void shouldSkipCheckpointsWhenOneReplacementPassesSeveral() {
        var checkpoints = new Checkpoints(List.of(10, 40, 100), DELAY);
        assertThat(checkpoints.limit(2)).isEqualTo(1);

        checkpoints.reached(1, 2, NOW);

        assertThat(checkpoints.closed(NOW)).isTrue();
        assertThat(checkpoints.limit(2)).isEqualTo(2);
    }

    @Test
    void shouldNotPauseWhenLastOneIsReached() {
        var checkpoints = new Checkpoints(List.of(50), DELAY);

        checkpoints.reached(2, 4, NOW);

        assertThat(checkpoints.closed(NOW)).isFalse();
    }
}
