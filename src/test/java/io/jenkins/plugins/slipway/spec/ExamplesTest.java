package io.jenkins.plugins.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    static Stream<Path> examples() throws IOException {
        try (var files = Files.walk(Path.of("examples"))) {
            return files.filter(file -> file.endsWith("slipway.yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldBeValid(Path example) {
        assertThatCode(() -> SpecFile.load(example)).doesNotThrowAnyException();
    }

    @Test
    void shouldNeedNoMoreThanTenLines() throws IOException {
        assertThat(Files.readAllLines(Path.of("examples/minimal/slipway.yaml"))).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void shouldDescribeEveryKeyInTheSchema() throws IOException {
        var undescribed = new ArrayList<String>();
        collectUndescribed(new ObjectMapper().readTree(SpecSchema.text()), "", undescribed);

        assertThat(undescribed).isEmpty();
    }

    private static void collectUndescribed(JsonNode schema, String path, List<String> undescribed) {
        schema.path("properties").fields().forEachRemaining(property -> {
            var at = path + "/" + property.getKey();
            if (property.getValue().path("description").asText().isBlank()) {
                undescribed.add(at);
            }
            collectUndescribed(property.getValue(), at, undescribed);
        });
        for (var keyword : List.of("items", "additionalProperties")) {
            if (schema.path(keyword).isObject()) {
                collectUndescribed(schema.path(keyword), path + "/" + keyword, undescribed);
            }
        }
    }
}
