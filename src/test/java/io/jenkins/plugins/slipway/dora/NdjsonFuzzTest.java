package io.jenkins.plugins.slipway.dora;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.fuzz.Fuzz;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is imported: events, or a refusal that names the line and what is wrong with it. */
class NdjsonFuzzTest {
    private static final String VALID = """
            {"type":"commit","repo":"bitbucket:acme/checkout","sha":"0a1b","parents":[],"authored":"2026-01-02T10:00:00+01:00","committed":"2026-01-02T10:05:00Z","paths":["checkout/a.java"]}
            {"type":"deployment","id":"d1","service":"checkout","environment":"production","status":"success","kind":"deploy","startedAt":"2026-01-03T10:00:00Z","finishedAt":"2026-01-03T10:30:00Z"}
            {"type":"incident","id":"i1","service":"checkout","startedAt":"2026-01-03T11:00:00Z","resolvedAt":"2026-01-03T11:20:00Z"}
            """;
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u00",
            "null",
            "true",
            "-1",
            "1e999",
            "{}",
            "[[[[",
            "\n",
            "\"type\":\"service\",",
            "\"2026-13-40T99:00:00Z\"",
            "+999999999-01-01T00:00:00Z",
            "-18:30",
            "\ud800",
            "\u0000");

    @Test
    void shouldReadOrRefuseMutatedEvents() {
        new Fuzz(VALID, PIECES).each(NdjsonFuzzTest::check);
    }

    private static void check(String text) {
        try {
            assertThat(Ndjson.read(new StringReader(text))).doesNotContainNull();
        } catch (InvalidEvents refused) {
            assertThat(refused.faults()).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.line()).isBetween(1, text.split("\r\n|[\r\n]", -1).length);
                assertThat(fault.what()).isNotBlank();
            });
        }
    }
}
