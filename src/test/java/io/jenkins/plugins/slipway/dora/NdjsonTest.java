package io.jenkins.plugins.slipway.dora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonTest {
    private static final List<String> FULL = List.of(
            "{\"type\":\"commit\",\"repo\":\"shop\",\"sha\":\"c1\",\"parents\":[\"c0\"],\"authored_at\":\"2026-03-02T10:00:00Z\","
                    + "\"committed_at\":\"2026-03-02T10:00:00.5Z\",\"paths\":[\"api/x\"],\"received_at\":\"2026-03-02T10:01:00Z\"}",
            "{\"type\":\"deployment\",\"id\":\"D1\",\"service\":\"shop\",\"environment\":\"production\",\"status\":\"SUCCESS\","
                    + "\"commit\":\"c1\",\"repo\":\"shop\",\"started_at\":\"2026-03-02T10:00:00Z\","
                    + "\"finished_at\":\"2026-03-02T10:10:00Z\",\"kind\":\"hotfix\",\"planned\":true,\"rolls_back\":\"D0\","
                    + "\"fixes_deployment\":\"D0\",\"fixes_incident\":\"I1\",\"reached_users\":false,\"run\":\"b7\","
                    + "\"received_at\":\"2026-03-02T10:11:00Z\"}",
            "{\"type\":\"incident\",\"id\":\"I1\",\"service\":\"shop\",\"environment\":\"production\","
                    + "\"opened_at\":\"2026-03-02T10:00:00Z\",\"resolved_at\":\"2026-03-02T11:00:00Z\","
                    + "\"deployment_id\":\"D1\",\"cause\":\"external\",\"received_at\":\"2026-03-02T10:11:00Z\"}",
            "{\"type\":\"service\",\"service\":\"shop\",\"repo\":\"mono\",\"paths\":[\"shop/\",\"lib/\"]}");

    @Test
    void shouldWriteWhatItRead() throws IOException {
        var text = String.join("\n", FULL) + "\n";
        var written = new StringWriter();
        Ndjson.write(read(text), written);

        assertThat(written.toString()).isEqualTo(text.replace(".5Z", ".500Z"));
        assertThat(read(written.toString())).isEqualTo(read(text));
    }

    @Test
    void shouldTakeAnyOffsetNullsEmptyLinesAndAByteOrderMark() {
        var text =
                "\uFEFF{\"type\":\"incident\",\"id\":\"I1\",\"opened_at\":\"2026-03-02T11:00:00+01:00\",\"cause\":null}\r\n\r\n";

        assertThat(read(text)).singleElement().isInstanceOfSatisfying(Incident.class, incident -> {
            assertThat(incident.openedAt()).isEqualTo("2026-03-02T10:00:00Z");
            assertThat(incident.cause()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\":\"incident\",\"id\":\"I\",\"severity\":1} | field 'severity' is not known",
                "{\"type\":\"service\",\"service\":\"s\",\"received_at\":\"2026-03-02T10:00:00Z\"} | field 'received_at' is not known",
                "{\"type\":\"deploy\",\"id\":\"D\"} | field 'type' is 'deploy', must be commit, deployment, incident or service",
                "{\"id\":\"D\"} | field 'type' is ''",
                "{\"type\":\"deployment\"} | field 'id' is missing",
                "{\"type\":\"incident\",\"id\":\"I\",\"opened_at\":\"+20260-03-02T10:00:00Z\"} | must be an ISO-8601 time",
                "{\"type\":\"commit\",\"sha\":\"c\"} | field 'repo' is missing",
                "{\"type\":\"deployment\",\"id\":7} | field 'id' is 7, must be a text",
                "{\"type\":\"deployment\",\"id\":\"D\",\"status\":\"OK\"} | must be one of IN_PROGRESS, SUCCESS, FAILURE, ABORTED",
                "{\"type\":\"deployment\",\"id\":\"D\",\"kind\":\"ROLLBACK\"} | must be one of deploy, rollback, hotfix",
                "{\"type\":\"deployment\",\"id\":\"D\",\"planned\":\"yes\"} | must be true or false",
                "{\"type\":\"deployment\",\"id\":\"D\",\"finished_at\":\"2026-03-02T10:00:00\"} | ISO-8601 time with offset",
                "{\"type\":\"deployment\",\"id\":\"D\",\"finished_at\":1772445600} | ISO-8601 time with offset",
                "{\"type\":\"commit\",\"repo\":\"r\",\"sha\":\"c\",\"parents\":[1]} | must be a list of texts",
                "{\"type\":\"incident\",\"id\":\"I\",\"id\":\"J\"} | Duplicate",
                "{\"type\":\"incident\",\"id\":\"I\"} {} | not an event",
                "{\"type\":\"incident\" | not JSON at column",
                "[] | not a JSON object",
            })
    void shouldRefuseALineAndSayWhere(String line, String message) {
        assertThatThrownBy(() -> read("{\"type\":\"incident\",\"id\":\"I0\"}\n\n" + line))
                .isInstanceOf(InvalidEvents.class)
                .hasMessageStartingWith("line 3: ")
                .hasMessageContaining(message);
    }

    @Test
    void shouldReportAllFaultsOfAFileTogether() {
        var bad = "{\"type\":\"incident\",\"id\":\"\",\"sev\":1}\n".repeat(8);

        assertThatThrownBy(() -> read(bad))
                .isInstanceOfSatisfying(
                        InvalidEvents.class,
                        refused -> assertThat(refused.faults()).hasSize(16))
                .hasMessageContaining("line 1: field 'id' is missing\nline 1: field 'sev' is not known\nline 2")
                .hasMessageEndingWith("and 6 more");
    }

    @Test
    void shouldWriteFiguresAsThePageShowsThem() throws IOException {
        var json = new ObjectMapper()
                .writeValueAsString(new Story()
                        .deploy("D1", "c1", "2 10:00")
                        .incident("I1", "2 11:00", "2 12:00")
                        .figures());

        assertThat(json)
                .isEqualTo("{\"deployment_count\":1,\"deployments_per_day\":0.14285714285714285,\"active_days\":1,"
                        + "\"daily_series\":[1,0,0,0,0,0,0],\"weekly_series\":[1],"
                        + "\"lead_time\":{\"n\":0,\"median_s\":null,\"mean_s\":null,\"p75_s\":null,\"p90_s\":null},"
                        + "\"no_baseline\":1,\"anomalies\":0,\"failed_deployments\":1,\"failed_ids\":[\"D1\"],"
                        + "\"change_fail_rate\":1.0,\"recovery\":{\"n\":1,\"median_s\":7200.0,\"open\":0},"
                        + "\"rollback_count\":0,\"rework_count\":0,\"rework_rate\":0.0,"
                        + "\"unattributed_incidents\":0,\"external_incidents\":0}");
    }

    private static List<DoraEvent> read(String text) {
        return Ndjson.read(new StringReader(text));
    }
}
