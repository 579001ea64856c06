package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
    /** Both tables of "Configuring how CloudWatch alarms treat missing data", and the words below them. */
    @ParameterizedTest
    @CsvSource({
        "3, 0-X-X, OK,                OK,     OK,    OK",
        "3, 0----, OK,                OK,     OK,    OK",
        "3, -----, INSUFFICIENT_DATA, before, ALARM, OK",
        "3, 0XX-X, ALARM,             ALARM,  ALARM, ALARM",
        "3, --X--, ALARM,             before, ALARM, OK",
        "3, ----X, OK,                before, ALARM, OK",
        "3, ---X-, OK,                before, ALARM, OK",
        "2, 0-X-X, ALARM,             ALARM,  ALARM, ALARM",
        "2, 00X0X, ALARM,             ALARM,  ALARM, ALARM",
        "2, 0-X--, OK,                OK,     ALARM, OK",
        "2, ----0, OK,                OK,     ALARM, OK",
        "2, ---X-, ALARM,             before, ALARM, OK"
    })
    void shouldFollowTheDocumentedTables(
            int toAlarm, String points, String missing, String ignore, String breaching, String notBreaching) {
        for (var before : AlarmState.values()) {
            assertThat(state(toAlarm, MissingData.MISSING, points, before)).isEqualTo(state(missing, before));
            assertThat(state(toAlarm, MissingData.IGNORE, points, before)).isEqualTo(state(ignore, before));
            assertThat(state(toAlarm, MissingData.BREACHING, points, before)).isEqualTo(state(breaching, before));
            assertThat(state(toAlarm, MissingData.NOT_BREACHING, points, before))
                    .isEqualTo(state(notBreaching, before));
        }
    }

    /** The oracle fills what is missing in each possible place and counts. */
    @Property(tries = 2_000)
    void mOutOfNAgreesWithFillingInByHand(
            @ForAll @IntRange(min = 1, max = 6) int periods,
            @ForAll @IntRange(min = 1, max = 6) int wanted,
            @ForAll @IntRange(max = 6561 * 3 - 1) int digits,
            @ForAll boolean breaching) {
        int toAlarm = Math.min(wanted, periods);
        var evaluation =
                new Evaluation(periods, toAlarm, breaching ? MissingData.BREACHING : MissingData.NOT_BREACHING);
        var points = new ArrayList<Boolean>();
        for (int rest = digits; points.size() < evaluation.range(); rest /= 3) {
            points.add(rest % 3 == 0 ? null : rest % 3 == 1);
        }
        assertThat(evaluation.state(points, AlarmState.OK))
                .isEqualTo(oracle(points, periods, toAlarm, breaching) ? AlarmState.ALARM : AlarmState.OK);
    }

    private static boolean oracle(List<Boolean> points, int periods, int toAlarm, boolean fill) {
        int count = 0;
        int taken = 0;
        for (int i = points.size() - 1; i >= 0 && taken < periods; i--) {
            if (points.get(i) != null) {
                taken++;
                count += points.get(i) ? 1 : 0;
            }
        }
        return count + (fill ? periods - taken : 0) >= toAlarm;
    }

    private static AlarmState state(int toAlarm, MissingData missing, String points, AlarmState before) {
        var list = IntStream.range(0, points.length())
                .mapToObj(i -> points.charAt(i) == '-' ? null : (Boolean) (points.charAt(i) == 'X'))
                .toList();
        return new Evaluation(3, toAlarm, missing).state(list, before);
    }

    private static AlarmState state(String word, AlarmState before) {
        return word.equals("before") ? before : AlarmState.valueOf(word);
    }
}
