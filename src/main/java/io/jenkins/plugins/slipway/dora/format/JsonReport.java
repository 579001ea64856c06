package io.jenkins.plugins.slipway.dora.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as JSON, whose shape has a number: fields are added under the same one, and never renamed, moved or taken away. */
public final class JsonReport {
    public static final String SHAPE = "slipway-dora/1";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private JsonReport() {}

    /** On one line. */
    public static String of(DoraQuery query, OrganisationReport report) {
        var before = query.periodBefore();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("shape", SHAPE);
        answer.put("window", window(query));
        answer.put("before", window(before));
        answer.put(
                "how_counted",
                Arrays.stream(Measure.values())
                        .collect(Collectors.toMap(
                                measure -> measure.name().toLowerCase(Locale.ROOT),
                                Measure::howCounted,
                                (one, other) -> one,
                                LinkedHashMap::new)));
        answer.put("report", report);
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a report cannot be written as JSON: " + report, unwritable);
        }
    }

    private static Map<String, Object> window(DoraQuery query) {
        var window = new LinkedHashMap<String, Object>();
        window.put("from", query.from());
        window.put("to", query.to());
        window.put("timezone", query.timezone().getId());
        return window;
    }
}
