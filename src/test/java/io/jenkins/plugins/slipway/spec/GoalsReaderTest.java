package io.jenkins.plugins.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goals as people write them; what is wrong is named by line and column. */
class GoalsReaderTest {
    private static List<Goal> goals(String yaml) {
        return GoalsReader.read("version: 1\ngoals:\n" + yaml, "goals.yaml");
    }

    private static List<String> faults(String yaml) {
        return catchThrowableOfType(InvalidSpec.class, () -> GoalsReader.read(yaml, "goals.yaml")).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    @Test
    void shouldReadAGoalWithItsDefaults() {
        assertThat(goals("  - {measure: lead-time, atMost: 2d}"))
                .containsExactly(new Goal(
                        "Change lead time (median)",
                        Goal.Measure.LEAD_TIME,
                        Goal.Bound.AT_MOST,
                        2 * 86_400,
                        "2d",
                        30,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void shouldReadWhatItIsAbout() {
        var goal = goals("""
                  - name: Weekly
                    measure: frequency
                    atLeast: 5/week
                    days: 90
                    service: shop
                    team: red
                    environment: production
                """).get(0);

        assertThat(goal.name()).isEqualTo("Weekly");
        assertThat(goal.days()).isEqualTo(90);
        assertThat(goal.bound()).isEqualTo(Goal.Bound.AT_LEAST);
        assertThat(goal.target()).isEqualTo(5.0 / 7);
        assertThat(goal.about()).isEqualTo("service shop, team red, environment production");
    }

    @ParameterizedTest
    @CsvSource({
        "lead-time, 2d, 172800",
        "lead-time-p90, 1d12h, 129600",
        "recovery, 90m, 5400",
        "recovery, 1h30m, 5400",
        "fail-rate, 15%, 0.15",
        "fail-rate, 0.15, 0.15",
        "rework, 0%, 0",
        "frequency, 3/day, 3",
        "frequency, 14/week, 2",
        "frequency, 0.5, 0.5"
    })
    void shouldReadTargetsOfEachKind(String measure, String target, double value) {
        assertThat(goals("  - {measure: %s, atMost: %s}".formatted(measure, target))
                        .get(0)
                        .target())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15%", "d", "2", "2d2", "-1h", "soon", "99999d"})
    void shouldRefuseWhatIsNoTime(String target) {
        assertThat(faults("version: 1\ngoals:\n  - measure: lead-time\n    atMost: '%s'\n".formatted(target)))
                .containsExactly("4:13 goals[0].atMost: '" + target
                        + "' is no target for lead-time; write a time such as 2d, 1d12h or 90m");
    }

    @ParameterizedTest
    @CsvSource({"fail-rate,15", "fail-rate,101%", "frequency,3/month", "frequency,2d", "rework,many"})
    void shouldRefuseATargetOfAnotherKind(String measure, String target) {
        assertThat(faults("version: 1\ngoals:\n  - {measure: %s, atLeast: '%s'}\n".formatted(measure, target)))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("is no target for " + measure));
    }

    @Test
    void shouldNameEveryFaultByLineAndColumn() {
        assertThat(faults("""
                        version: 1
                        goals:
                          - measure: lead-tme
                            atMost: 2d
                          - measure: recovery
                          - measure: rework
                            atMost: 10%
                            atLeast: 5%
                          - measure: rework
                            atmost: 10%
                            days: 0
                        """))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("3:14 ").contains("did you mean 'lead-time'?"),
                        two -> assertThat(two).startsWith("5:5 ").contains("no target; add atMost or atLeast"),
                        three -> assertThat(three).startsWith("6:5 ").contains("atMost and atLeast; write two goals"),
                        four -> assertThat(four).startsWith("9:5 ").contains("no target"),
                        five -> assertThat(five).startsWith("10:5 ").contains("did you mean 'atMost'?"),
                        six -> assertThat(six).startsWith("11:11 ").contains("write a number of days from 1 to 1461"));
    }

    @Test
    void shouldRefuseAFileWithoutGoals() {
        assertThat(faults("version: 1\n"))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("'goals' is missing"));
        assertThat(faults("version: 1\ngoals: []\n"))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("is empty"));
        assertThat(faults("")).hasSize(1);
    }
}
