package io.jenkins.plugins.slipway.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.slipway.report.PageChecks;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
    private static Numbers numbers(Quantity quantity, Double... values) {
        var labels = Collections.nCopies(values.length, "1 Nov");
        return new Numbers(
                "Day", labels, labels, quantity, List.of(new Series("A <b>\"'&", "line", Arrays.asList(values))));
    }

    @Test
    void shouldBreakALineWhereThereIsNoNumber() {
        var svg = new LineChart("x", "T <i>", "S", numbers(Quantity.SECONDS, 60.0, 120.0, null, 60.0))
                .svg()
                .toString();

        var path = PageChecks.elements(PageChecks.check(svg), "path").get(0).getAttribute("d");
        assertThat(path.chars().filter(letter -> letter == 'M')).hasSize(2);
        assertThat(path.chars().filter(letter -> letter == 'L')).hasSize(1);
        assertThat(svg).contains("<title id=\"x-title\">T &lt;i&gt;</title>").doesNotContain("null");
    }

    @Test
    void shouldDrawWithinTheAreaWhateverTheNumbers() {
        for (var largest : List.of(0.0, 1e-9, 0.5, 1.0, 7.0, 1e9)) {
            for (var quantity : Quantity.values()) {
                var svg = new Bars("x", "T", "S", numbers(quantity, largest, 0.0, null))
                        .svg()
                        .toString();

                for (var bar : PageChecks.elements(PageChecks.check(svg), "rect")) {
                    assertThat(Double.parseDouble(bar.getAttribute("y"))).isBetween(0.0, 190.0);
                    assertThat(Double.parseDouble(bar.getAttribute("height"))).isBetween(0.0, 190.0);
                }
                assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DEPLOYMENTS, 0, 1, 1",
        "DEPLOYMENTS, 3, 3, 1",
        "DEPLOYMENTS, 29, 30, 10",
        "SECONDS, 5400, 5400, 1800",
        "SECONDS, 90000, 129600, 43200",
        "PERCENT, 0.19, 0.2, 0.05"
    })
    void shouldCountInStepsThatPeopleCountIn(Quantity quantity, double largest, double top, double step) {
        var scale = Scale.of(quantity, largest);

        assertThat(scale.step()).isEqualTo(step, within(1e-9));
        assertThat(scale.top()).isGreaterThanOrEqualTo(largest);
        assertThat(scale.top()).isEqualTo(top, within(1e-9));
        assertThat(scale.lines()).hasSizeBetween(2, 7);
    }

    @Test
    void shouldGiveTheScriptTheSameNumbers() throws IOException {
        var json = new ObjectMapper()
                .readTree(numbers(Quantity.PERCENT, 0.25, null).json());

        assertThat(json.path("unit").asText()).isEqualTo("percent");
        assertThat(json.at("/series/0/name").asText()).isEqualTo("A <b>\"'&");
        assertThat(json.at("/series/0/values/0").asDouble()).isEqualTo(0.25);
        assertThat(json.at("/series/0/values/1").isNull()).isTrue();
        assertThat(json.path("labels")).hasSize(2);
    }
}
