package io.jenkins.plugins.slipway.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.dora.Preparation;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.spec.GoalsReader;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goals are met or missed by what is known, and never missed by what is not. */
class GoalCheckTest {
    private static final Instant NOW = Instant.parse("2026-03-31T00:00:00Z");
    /** shop, of team red, deploys on four days of March after one of February; cart, of team blue, never did with a baseline. */
    private static final String EVENTS = """
            {"type":"service","service":"shop","team":"red"}
            {"type":"service","service":"cart","team":"blue"}
            {"type":"commit","repo":"r","sha":"c0","parents":[],"authored_at":"2026-02-01T08:00:00Z"}
            {"type":"commit","repo":"r","sha":"c1","parents":["c0"],"authored_at":"2026-03-02T08:00:00Z"}
            {"type":"commit","repo":"r","sha":"c2","parents":["c1"],"authored_at":"2026-03-09T08:00:00Z"}
            {"type":"deployment","id":"D0","service":"shop","environment":"production","status":"SUCCESS","commit":"c0","finished_at":"2026-02-01T10:00:00Z"}
            {"type":"deployment","id":"D1","service":"shop","environment":"production","status":"SUCCESS","commit":"c1","finished_at":"2026-03-02T10:00:00Z"}
            {"type":"deployment","id":"D2","service":"shop","environment":"production","status":"SUCCESS","commit":"c2","finished_at":"2026-03-09T14:00:00Z"}
            {"type":"deployment","id":"D3","service":"shop","environment":"production","status":"SUCCESS","commit":"c2","finished_at":"2026-03-10T14:00:00Z"}
            {"type":"deployment","id":"D4","service":"shop","environment":"staging","status":"SUCCESS","commit":"c2","finished_at":"2026-03-10T14:00:00Z"}
            {"type":"deployment","id":"E0","service":"cart","environment":"production","status":"SUCCESS","finished_at":"2026-03-20T10:00:00Z"}
            {"type":"incident","id":"I1","service":"shop","environment":"production","opened_at":"2026-03-10T15:00:00Z"}
            """;

    private static List<PreparedUnit> units() {
        return Preparation.of(
                Ndjson.read(new StringReader(EVENTS)), DoraQuery.between(NOW.minus(Duration.ofDays(30)), NOW));
    }

    private static GoalCheck check(String goal) {
        var goals = GoalsReader.read("version: 1\ngoals:\n  - {" + goal + "}", "goals.yaml");
        return GoalCheck.of(goals, units(), NOW, ZoneOffset.UTC).get(0);
    }

    @Test
    void shouldBeMetOnTheTargetAndMissedBeyondIt() {
        assertThat(check("measure: lead-time, atMost: 4h, service: shop, environment: production"))
                .isInstanceOfSatisfying(GoalCheck.Met.class, met -> {
                    assertThat(met.value()).isEqualTo(4 * 3600.0);
                    assertThat(met.words())
                            .isEqualTo(
                                    "Change lead time (median) of service shop, environment production, last 30 days:"
                                            + " 4h 0m, to be at most 4h: met");
                });
        assertThat(check("measure: lead-time-p90, atMost: 4h, service: shop"))
                .isInstanceOfSatisfying(
                        GoalCheck.Missed.class,
                        missed -> assertThat(missed.value()).isGreaterThan(4 * 3600));
        assertThat(check("measure: fail-rate, atMost: 25%, service: shop, environment: production"))
                .isInstanceOfSatisfying(
                        GoalCheck.Missed.class,
                        missed -> assertThat(missed.value()).isEqualTo(1.0 / 3));
        assertThat(check("measure: rework, atMost: 0%")).isInstanceOf(GoalCheck.Met.class);
        assertThat(check("measure: frequency, atLeast: 0.9/week, team: red")).isInstanceOf(GoalCheck.Met.class);
        assertThat(check("measure: frequency, atLeast: 1/day, service: shop, environment: production"))
                .isInstanceOf(GoalCheck.Missed.class);
    }

    @Test
    void shouldHaveNoDataWithTheReasonAndNeverMissOnIt() {
        assertThat(reason("measure: recovery, atMost: 1h, service: shop"))
                .isEqualTo("no failed deployment recovered in these days, 1 still open");
        assertThat(reason("measure: lead-time, atMost: 1h, service: cart"))
                .isEqualTo("no deployment of these days has commits whose predecessor is known");
        assertThat(reason("measure: fail-rate, atMost: 1%, days: 5")).isEqualTo("nothing was deployed in these days");
        assertThat(reason("measure: frequency, atLeast: 1/day, service: shop, days: 5"))
                .isEqualTo("nothing was deployed in these days");
        assertThat(reason("measure: rework, atMost: 1%, service: unheard"))
                .isEqualTo("nothing is recorded of service unheard");
        assertThat(reason("measure: frequency, atLeast: 1/day, team: blue"))
                .as("recording began within the window")
                .isEqualTo("deployments are known only since 2026-03-20, not of all 30 days");
    }

    private static String reason(String goal) {
        assertThat(check(goal)).isInstanceOf(GoalCheck.NoData.class);
        return ((GoalCheck.NoData) check(goal)).reason();
    }

    @Test
    void shouldConcernAServiceByItsNameItsTeamOrNeither() {
        var goals = GoalsReader.read("""
                version: 1
                goals:
                  - {measure: rework, atMost: 1%, service: shop}
                  - {measure: rework, atMost: 2%, service: cart}
                  - {measure: rework, atMost: 3%, team: red}
                  - {measure: rework, atMost: 4%, team: blue}
                  - {measure: rework, atMost: 5%}
                """, "goals.yaml");

        assertThat(GoalCheck.concerning("shop", goals, units()))
                .extracting(goal -> goal.written())
                .containsExactly("1%", "3%", "5%");
    }
}
