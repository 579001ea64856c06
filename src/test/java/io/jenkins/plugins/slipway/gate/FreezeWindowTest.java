package io.jenkins.plugins.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.spec.BeforeGate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreezeWindowTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the weekend from Friday 16:00 needs two windows; this is the first
            * 16-23 * * FRI | Europe/Berlin    | 2026-11-20T14:59:59Z |
            * 16-23 * * FRI | Europe/Berlin    | 2026-11-20T15:00:00Z | 2026-11-20T23:00:00Z
            * 16-23 * * FRI | Europe/Berlin    | 2026-11-20T22:59:59Z | 2026-11-20T23:00:00Z
            * * * * SAT-SUN | Europe/Berlin    | 2026-11-21T12:34:56Z | 2026-11-22T23:00:00Z
            * * * * 6,0     | UTC              | 2026-11-22T23:59:00Z | 2026-11-23T00:00:00Z
            * * * * 7       | UTC              | 2026-11-22T12:00:00Z | 2026-11-23T00:00:00Z
            # Christmas, over the year's end only with two
            * * 20-31 12 *  | America/New_York | 2026-12-24T12:00:00Z | 2027-01-01T05:00:00Z
            # every second hour, and quarters of an hour
            * */2 * * *     | UTC              | 2026-11-22T10:10:00Z | 2026-11-22T11:00:00Z
            * */2 * * *     | UTC              | 2026-11-22T11:10:00Z |
            0-14,30-44 * * * * | UTC           | 2026-11-22T11:31:00Z | 2026-11-22T11:45:00Z
            5-30/5 1 * * *  | UTC              | 2026-11-22T01:25:30Z | 2026-11-22T01:26:00Z
            5-30/5 1 * * *  | UTC              | 2026-11-22T01:26:00Z |
            50/5 1 * * *    | UTC              | 2026-11-22T01:55:00Z | 2026-11-22T01:56:00Z
            # both day fields: one of them is enough, as in every cron
            * * 13 * FRI    | UTC              | 2026-11-13T10:00:00Z | 2026-11-14T00:00:00Z
            * * 13 * FRI    | UTC              | 2026-12-13T10:00:00Z | 2026-12-14T00:00:00Z
            * * 13 * FRI    | UTC              | 2026-12-12T10:00:00Z |
            # half an hour off
            * 9 * * *       | Asia/Kolkata     | 2026-11-22T04:00:00Z | 2026-11-22T04:30:00Z
            """)
    void shouldKnowByTheWallClockWhenAWindowEnds(String cron, String zone, Instant time, Instant end) {
        assertThat(window(cron, zone).endOfWindowAt(time).orElse(null)).isEqualTo(end);
    }

    @Test
    void shouldFreezeAnHourThatComesTwiceForTwoHours() {
        // on 25 October 2026 the clocks of Berlin go from 03:00 back to 02:00
        var night = window("* 2 * * *", "Europe/Berlin");

        assertThat(night.endOfWindowAt(Instant.parse("2026-10-25T00:00:00Z"))).hasValue(at("2026-10-25T02:00:00Z"));
        assertThat(night.endOfWindowAt(Instant.parse("2026-10-25T01:30:00Z"))).hasValue(at("2026-10-25T02:00:00Z"));
        assertThat(night.endOfWindowAt(Instant.parse("2026-10-25T02:00:00Z"))).isEmpty();
    }

    @Test
    void shouldNotFreezeAnHourThatDoesNotExist() {
        // on 29 March 2026 the clocks of Berlin go from 02:00 on to 03:00
        assertThat(window("* 2 * * *", "Europe/Berlin").endOfWindowAt(at("2026-03-29T01:00:00Z")))
                .isEmpty();
        assertThat(window("* 1-2 * * *", "Europe/Berlin").endOfWindowAt(at("2026-03-29T00:10:00Z")))
                .hasValue(at("2026-03-29T01:00:00Z"));
    }

    @Test
    void shouldTellAnEndEvenOfAWindowThatHasNone() {
        var start = at("2026-11-22T10:00:00Z");

        assertThat(window("* * * * *", "UTC").endOfWindowAt(start)).hasValue(start.plus(Duration.ofDays(366)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "* * * *", "* * * * * *", "61 * * * *", "* 22-4 * * *", "* * * * 8", "@daily", "x * * * *"})
    void shouldRefuseWhatIsNoCronOfFiveFields(String cron) {
        assertThatThrownBy(() -> window(cron, "UTC")).isInstanceOf(IllegalArgumentException.class);
    }

    private static FreezeWindow window(String cron, String zone) {
        return new FreezeWindow(new BeforeGate.Freeze(cron, ZoneId.of(zone)));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
