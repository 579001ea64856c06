package io.jenkins.plugins.slipway.jenkins.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.report.Grouping;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters of an address. */
class QuestionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:20:30.5Z");

    private static Question question(String address) throws WrongQuestion {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (var parameter : address.split("&")) {
            if (!parameter.isEmpty()) {
                var parts = parameter.split("=", 2);
                parameters.merge(parts[0], new String[] {parts[1]}, (one, other) -> new String[] {one[0], other[0]});
            }
        }
        return Question.of(parameters, NOW);
    }

    @Test
    void shouldAskForThirtyDaysByUnitWhenNothingIsSaid() throws WrongQuestion {
        var question = question("");

        assertThat(question.query().from()).isEqualTo("2026-10-24T10:20:30Z");
        assertThat(question.query().to()).isEqualTo("2026-11-23T10:20:30Z");
        assertThat(question.query().timezone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(question.query().services()).isEmpty();
        assertThat(question.by()).isEqualTo(Grouping.UNIT);
    }

    @Test
    void shouldTakeDaysOfATimeZone() throws WrongQuestion {
        var question = question("from=2026-10-01&to=2026-11-01&timezone=Europe/Berlin&by=environment");

        assertThat(question.query().from()).isEqualTo("2026-09-30T22:00:00Z");
        assertThat(question.query().to()).isEqualTo("2026-10-31T23:00:00Z");
        assertThat(question.by()).isEqualTo(Grouping.ENVIRONMENT);
    }

    @Test
    void shouldCountDaysBackFromTheEnd() throws WrongQuestion {
        var question = question("days=7&to=2026-11-01T08:00:00%2B00:00".replace("%2B", "+"));

        assertThat(question.query().from()).isEqualTo("2026-10-25T08:00:00Z");
    }

    @Test
    void shouldTakeManyServicesAndEnvironments() throws WrongQuestion {
        var question = question("service=cart&service=search&environment=production&environment=");

        assertThat(question.query().services()).containsExactlyInAnyOrder("cart", "search");
        assertThat(question.query().environments()).containsExactly("production");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "enviroment=production; There is no parameter enviroment; there are by, days, environment",
                "days=0; days=0 is no number of days from 1 to 3660",
                "days=99999; days=99999 is no number",
                "days=-1; days=-1 is no number",
                "days=; days= is no number",
                "days=7&days=30; The parameter days is there more than once",
                "days=7&from=2026-11-01; Either days or from",
                "by=week; by=week is not known: write one of unit, service, environment, team, region",
                "timezone=Mars; timezone=Mars is no time zone",
                "from=yesterday; from=yesterday is no time",
                "to=2026-11-01T08:00:00; to=2026-11-01T08:00:00 is no time",
                "from=2026-11-02&to=2026-11-01; is empty: to must be later",
                "from=2026-12-01; is empty: to must be later",
                "from=1990-01-01; longer than 3660 days",
                "from=-999999999-01-01; longer than 3660 days",
                "to=+999999999-12-31&from=2026-01-01; longer than 3660 days"
            })
    void shouldSayWhatCannotBeUnderstood(String address, String words) {
        assertThatThrownBy(() -> question(address))
                .isInstanceOf(WrongQuestion.class)
                .hasMessageContaining(words);
    }
}
