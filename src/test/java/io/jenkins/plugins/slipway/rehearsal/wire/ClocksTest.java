package io.jenkins.plugins.slipway.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClocksTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void shouldMoveOnlyForwardWhenTold() {
        var clock = new VirtualClock(START);
        var elsewhere = clock.withZone(ZoneOffset.ofHours(2));

        clock.advance(Duration.ofHours(2));
        clock.advanceTo(START);
        clock.advance(Duration.ofHours(-1));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(elsewhere.instant()).isEqualTo(clock.instant());
    }

    @Test
    void shouldRunAnHourInASecondWhenSpeedIs3600() {
        var real = new VirtualClock(Instant.EPOCH);
        var fast = new FastClock(real, START, 3600);

        real.advance(Duration.ofSeconds(2));

        assertThat(fast.instant()).isEqualTo(START.plus(Duration.ofHours(2)));
    }

    @Test
    void shouldNotOverflowWhenItRunsLongAndFast() {
        var real = new VirtualClock(Instant.EPOCH);
        var fast = new FastClock(real, START, 3600);

        real.advance(Duration.ofDays(30));

        assertThat(fast.instant()).isEqualTo(START.plus(Duration.ofDays(30L * 3600)));
    }

    @Test
    void shouldRefuseSpeedWhenTimeWouldStandStill() {
        assertThatThrownBy(() -> new FastClock(new VirtualClock(START), START, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("speed is 0.0; it must be above 0 and at most 1000000");
    }
}
