package io.jenkins.plugins.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {
    private static Choice of(Map<String, String> parameters) {
        return Choice.of(parameters::get);
    }

    @Test
    void shouldBeAsUsualWhenTheAddressSaysNothing() {
        assertThat(of(Map.of())).isEqualTo(Choice.usual());
        assertThat(Choice.usual().query()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "days=7",
                "days=365&sort=lead-time&order=asc&filter=a%26b+c%3C%2F&page=3&by=service",
                "sort=name&order=desc"
            })
    void shouldComeBackFromItsOwnAddress(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&")) {
            var parts = pair.split("=");
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        var choice = of(parameters);

        assertThat(choice).isNotEqualTo(Choice.usual());
        assertThat(of(choice.parameters())).isEqualTo(choice);
        assertThat(choice.query().split("&")).containsExactlyInAnyOrder(query.split("&"));
    }

    @ParameterizedTest
    @CsvSource({
        "days, 0, a number from 1 to 3660",
        "days, 3661, a number from 1 to 3660",
        "days, -7, a number",
        "days, 7.5, a number",
        "days, '', a number",
        "days, 99999999999, a number",
        "page, 0, a number from 1",
        "page, x, a number",
        "sort, price, 'name, frequency, lead-time'",
        "sort, LEAD_TIME, lead-time",
        "order, up, asc or desc",
        "by, colour, 'unit, service, environment, team'"
    })
    void shouldRefuseAndSayWhatWouldBeRight(String parameter, String value, String right) {
        assertThatThrownBy(() -> of(Map.of(parameter, value)))
                .isInstanceOf(InvalidChoice.class)
                .hasMessageContaining("parameter '" + parameter + "' is '" + value + "'")
                .hasMessageContaining(right);
    }

    @Test
    void shouldQuoteLittleOfALongValue() {
        assertThatThrownBy(() -> of(Map.of("filter", "x".repeat(100_000))))
                .isInstanceOf(InvalidChoice.class)
                .hasMessageContaining("at most 200 characters")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void shouldBeginFiguresWithTheLargestAndTurnAroundOnTheNextClick() {
        var byLeadTime = Choice.usual().order().after(Column.LEAD_TIME);

        assertThat(byLeadTime).isEqualTo(new Order(Column.LEAD_TIME, true));
        assertThat(byLeadTime.after(Column.LEAD_TIME)).isEqualTo(new Order(Column.LEAD_TIME, false));
        assertThat(byLeadTime.after(Column.NAME)).isEqualTo(new Order(Column.NAME, false));
    }

    @Test
    void shouldCountCalendarDaysOfTheTimeZone() {
        // in that week a clock is set forward
        var now = Instant.parse("2026-03-31T10:00:00Z");
        var window = Choice.usual().ofDays(7).window(now, ZoneId.of("Europe/Berlin"));

        assertThat(window.from()).isEqualTo(Instant.parse("2026-03-24T11:00:00Z"));
        assertThat(window.to()).isEqualTo(now);
    }
}
