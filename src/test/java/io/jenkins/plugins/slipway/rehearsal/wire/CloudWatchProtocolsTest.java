package io.jenkins.plugins.slipway.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import io.jenkins.plugins.slipway.rehearsal.world.Timeline;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The two protocols of CloudWatch that no client of this build speaks, written by hand. */
class CloudWatchProtocolsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.500Z");
    private static final String PATH = "/service/GraniteServiceVersion20100801/operation/";

    private final List<String> seen = new ArrayList<>();
    private final ScriptedService monitoring = new ScriptedService("monitoring")
            .on("GetMetricData", call -> {
                seen.add(call.params().time("StartTime").orElseThrow()
                        + " "
                        + call.params().structures("MetricDataQueries").get(0).required("Id")
                        + " "
                        + call.params().integer("MaxDatapoints").orElseThrow());
                return Answer.empty()
                        .with(
                                "MetricDataResults",
                                List.of(Answer.empty()
                                        .with("Id", "requests")
                                        .with("Timestamps", List.of(NOW))
                                        .with("Values", List.of(2.5))));
            })
            .on("SetAlarmState", call -> {
                throw new WorldFault("ResourceNotFound", "no such alarm", 404);
            })
            .on("DescribeAlarms", call -> {
                call.params().required("AlarmNames");
                return Answer.empty();
            });
    private final Endpoint endpoint =
            new Endpoint(new Timeline(NOW), new VirtualClock(NOW), CallerCheck.ANYBODY, List.of(monitoring));

    private Reply cbor(String action, byte[] body) {
        var headers = Map.of(
                "smithy-protocol", "rpc-v2-cbor", "content-type", "application/cbor", "X-Amzn-Query-Mode", "true");
        return endpoint.answer(new Request("POST", PATH + action, "", headers, body));
    }

    private Reply json(String action, String body, Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.put("X-Amz-Target", "GraniteServiceVersion20100801." + action);
        headers.put("Content-Type", "application/x-amz-json-1.0");
        return endpoint.answer(new Request("POST", "/", "", headers, body.getBytes()));
    }

    private static byte[] question() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new CBORFactory().createGenerator(bytes)) {
            out.writeStartObject();
            out.writeFieldName("StartTime");
            ((CBORGenerator) out).writeTag(1);
            out.writeNumber(NOW.toEpochMilli() / 1000.0);
            out.writeNumberField("MaxDatapoints", 100);
            out.writeArrayFieldStart("MetricDataQueries");
            out.writeStartObject();
            out.writeStringField("Id", "requests");
            out.writeEndObject();
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static JsonNode tree(Reply reply) throws IOException {
        return new ObjectMapper(new CBORFactory()).readTree(reply.body());
    }

    @Test
    void shouldTagTimesWhenCborIsSpoken() throws IOException {
        var reply = cbor("GetMetricData", question());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).containsEntry("smithy-protocol", "rpc-v2-cbor");
        assertThat(seen).containsExactly(NOW + " requests 100");
        assertThat(tree(reply).at("/MetricDataResults/0/Values/0").asDouble()).isEqualTo(2.5);
        assertThat(tagsOfNumbers(reply)).containsExactly(1, -1);
    }

    /** Tag before each number of an answer; -1 for none. */
    private static List<Integer> tagsOfNumbers(Reply reply) throws IOException {
        var tags = new ArrayList<Integer>();
        try (CBORParser parser = new CBORFactory().createParser(reply.body())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isNumeric()) {
                    tags.add(parser.getCurrentTag());
                }
            }
        }
        return tags;
    }

    @Test
    void shouldKeepTheOldErrorCodeWhenAClientOfQueryAsksForIt() throws IOException {
        var found = cbor("SetAlarmState", new byte[0]);
        var missing = cbor("DescribeAlarms", new byte[0]);

        assertThat(found.status()).isEqualTo(404);
        assertThat(found.headers()).containsEntry("x-amzn-query-error", "ResourceNotFound;Sender");
        assertThat(tree(found).get("__type").asText()).isEqualTo("com.amazonaws.cloudwatch#ResourceNotFound");
        assertThat(missing.headers()).containsEntry("x-amzn-query-error", "MissingParameter;Sender");
        assertThat(tree(missing).get("__type").asText())
                .isEqualTo("com.amazonaws.cloudwatch#MissingRequiredParameterException");
        assertThat(tree(missing).get("message").asText()).isEqualTo("The parameter AlarmNames is required.");
    }

    @Test
    void shouldAnswerWithEpochSecondsWhenJsonIsSpoken() throws IOException {
        var reply = json(
                "GetMetricData",
                "{\"StartTime\": 1772359200.5, \"MaxDatapoints\": 100, \"MetricDataQueries\": [{\"Id\": \"requests\"}]}",
                Map.of());
        var refused = json("SetAlarmState", "{}", Map.of());
        var asked = json("SetAlarmState", "{}", Map.of("x-amzn-query-mode", "true"));

        assertThat(seen).containsExactly(NOW + " requests 100");
        assertThat(reply.headers()).containsEntry("Content-Type", "application/x-amz-json-1.0");
        assertThat(new String(reply.body())).contains("\"Timestamps\":[1772359200.500]");
        assertThat(new String(refused.body())).contains("\"__type\":\"ResourceNotFound\"");
        assertThat(refused.headers()).doesNotContainKey("x-amzn-query-error");
        assertThat(asked.headers()).containsEntry("x-amzn-query-error", "ResourceNotFound;Sender");
    }

    @Test
    void shouldSayWhatIsWrongWhenTheBodyIsNoCborAndTheActionUnknown() throws IOException {
        var garbled = cbor("GetMetricData", new byte[] {1, 2, 3});
        var unknown = cbor("PutDashboard", new byte[0]);

        assertThat(tree(garbled).get("message").asText()).isEqualTo("The body is not a CBOR object.");
        assertThat(tree(unknown).get("message").asText())
                .isEqualTo("monitoring:PutDashboard is not modelled by the Slipway rehearsal.");
    }
}
