package io.jenkins.plugins.slipway.dora.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.Preparation;
import io.jenkins.plugins.slipway.dora.Scope;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures for other tools: what is not known stays away, and no name can break out of its place. */
class FormatsTest {
    private static final DoraQuery WEEK =
            DoraQuery.between(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-09T00:00:00Z"));
    private static final String EVENTS = """
            {"type":"commit","repo":"r","sha":"c0","parents":[],"authored_at":"2026-03-01T08:00:00Z"}
            {"type":"commit","repo":"r","sha":"c1","parents":["c0"],"authored_at":"2026-03-02T08:00:00Z"}
            {"type":"deployment","id":"D0","service":"shop","environment":"production","status":"SUCCESS","commit":"c0","finished_at":"2026-03-02T07:00:00Z"}
            {"type":"deployment","id":"D1","service":"shop","environment":"production","status":"SUCCESS","commit":"c1","kind":"rollback","finished_at":"2026-03-02T10:00:00Z"}
            {"type":"deployment","id":"D2","service":"shop","environment":"production","status":"FAILURE","finished_at":"2026-03-02T11:00:00Z"}
            {"type":"deployment","id":"X","service":"=1+\\"<b>\\\\\\n,","environment":"production","status":"SUCCESS","commit":"c 1","finished_at":"2026-03-02T10:00:00Z"}
            {"type":"incident","id":"I1","service":"shop","environment":"production","opened_at":"2026-03-02T11:00:00Z","resolved_at":"2026-03-02T12:00:00Z"}
            """;

    private static List<DoraEvent> events() {
        return Ndjson.read(new StringReader(EVENTS));
    }

    private static OrganisationReport report() {
        return OrganisationReport.of(Preparation.of(events(), WEEK), WEEK, Scope.byUnit());
    }

    @Test
    void shouldKeepASpreadsheetFromReadingANameAsAFormula() {
        var csv = CsvReport.of(report());

        assertThat(csv.lines().findFirst())
                .hasValueSatisfying(header -> assertThat(header)
                        .startsWith("team,service,environment,deployments,")
                        .contains(",lead_time_median_s,", ",before_lead_time_median_s,"));
        assertThat(csv).contains("\r\n,\"'=1+\"\"<b>\\\n,\",production,1,");
        assertThat(csv).contains("\r\n,shop,production,2,").contains(",7200.0,7200.0,7200.0,7200.0,");
        assertThat(csv).as("the period before has no rate").endsWith(",0,,0,,0,,\r\n");
    }

    @Test
    void shouldEscapeLabelsAndLeaveOutWhatHasNoValue() {
        var text = OpenMetricsText.of(report());

        assertThat(text)
                .contains("# TYPE slipway_dora_lead_time_median_seconds gauge\n"
                        + "# UNIT slipway_dora_lead_time_median_seconds seconds\n")
                .contains("slipway_dora_lead_time_median_seconds{service=\"shop\",environment=\"production\"} 7200.0\n")
                .contains("slipway_dora_deployments{service=\"=1+\\\"<b>\\\\\\n,\",environment=\"production\"} 1\n")
                .endsWith("# EOF\n");
        assertThat(text.lines().filter(line -> line.startsWith("slipway_dora_lead_time_median_seconds{")))
                .as("no value, no line")
                .hasSize(1);
    }

    @Test
    void shouldNumberTheShapeOfTheJson() throws IOException {
        var json = new ObjectMapper().readTree(JsonReport.of(WEEK, report()));

        assertThat(json.path("shape").asText()).isEqualTo("slipway-dora/1");
        assertThat(json.path("before").path("from").asText()).isEqualTo("2026-02-23T00:00:00Z");
        assertThat(json.path("how_counted").size()).isEqualTo(5);
        var shop = json.path("report").path("rows").get(1);
        assertThat(shop.path("scope").toString()).isEqualTo("{\"service\":\"shop\",\"environment\":\"production\"}");
        assertThat(shop.path("figures").path("now").path("change_fail_rate").asDouble())
                .as("one was rolled back, an incident came after the other")
                .isEqualTo(1.0);
        assertThat(shop.path("figures").path("before").path("change_fail_rate").isNull())
                .isTrue();
    }

    @Test
    void shouldTellDeploymentsAndIncidentsAsCdEvents() throws IOException {
        var lines = CdEvents.of(events()).toList();
        var types = new ArrayList<String>();
        for (var line : lines) {
            types.add(new ObjectMapper()
                    .readTree(line)
                    .path("context")
                    .path("type")
                    .asText());
        }

        assertThat(types)
                .containsExactlyInAnyOrder(
                        "dev.cdevents.service.deployed.0.2.0",
                        "dev.cdevents.service.rolledback.0.2.0",
                        "dev.cdevents.service.deployed.0.2.0",
                        "dev.cdevents.incident.detected.0.2.0",
                        "dev.cdevents.incident.resolved.0.2.0");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"pkg:generic/shop@c1\""));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("pkg:generic/%3D1%2B%22%3Cb%3E%5C%0A%2C@c%201"));
    }

    @Test
    void shouldPoolTheServicesOfATeamAndCountTheOthersInTheTotalAlone() {
        var report = OrganisationReport.of(Preparation.of(events(), WEEK), WEEK, Scope.byTeam(Map.of("shop", "red")));

        assertThat(report.rows()).singleElement().satisfies(row -> {
            assertThat(row.scope().title()).isEqualTo("red");
            assertThat(row.figures().now().deploymentCount()).isEqualTo(2);
        });
        assertThat(report.total().now().deploymentCount()).isEqualTo(3);
    }
}
