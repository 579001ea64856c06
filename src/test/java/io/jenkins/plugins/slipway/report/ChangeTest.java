package io.jenkins.plugins.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQUENCY | 2.0   | 1.0   | BETTER | ↑ | 100 % more than in the week (1.00_a_day)
            FREQUENCY | 0.5   | 1.0   | WORSE  | ↓ | 50 % fewer than in the week (1.00_a_day)
            LEAD_TIME | 5400  | 7200  | BETTER | ↓ | 25 % shorter than in the week (2h_0m)
            LEAD_TIME | 36000 | 7200  | WORSE  | ↑ | 5.0 times as long as in the week (2h_0m)
            LEAD_TIME | 60    | 0     | WORSE  | ↑ | longer than in the week (0s)
            RECOVERY  | 7201  | 7200  | SAME   |   | as in the week (2h_0m)
            FAIL_RATE | 0.25  | 0.1   | WORSE  | ↑ | 15.0 points more than in the week (10.0_%)
            REWORK    | 0     | 0.1   | BETTER | ↓ | 10.0 points less than in the week (10.0_%)
            REWORK    | 0     | 0     | SAME   |   | as in the week (0.0_%)
            """)
    void shouldTellAChangeInWords(
            Measure measure, double now, double before, Change.Tone tone, String sign, String words) {
        var change = Change.of(measure, now, before, "the week");

        assertThat(change).isEqualTo(new Change(tone, sign == null ? "" : sign, words.replace('_', '\u00A0')));
    }

    @Test
    void shouldNotCompareWithWhatIsNotThere() {
        assertThat(Change.of(Measure.RECOVERY, 60.0, null, "the week").words()).isEqualTo("no data for the week");
        assertThat(Change.of(Measure.RECOVERY, null, 60.0, "the week").words()).isEqualTo("60s in the week");
        assertThat(Change.of(Measure.RECOVERY, null, null, "the week").words()).isEmpty();
    }
}
