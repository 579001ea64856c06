package io.jenkins.plugins.slipway.report.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * What a chart shows.
 *
 * @param heading of the labels
 * @param ticks the labels, shorter, as they stand at an axis
 */
public record Numbers(String heading, List<String> labels, List<String> ticks, Quantity quantity, List<Series> series) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** For a script: labels, series and unit. */
    public String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("labels", labels);
        json.put("series", series);
        json.put("unit", quantity.key());
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a chart cannot be written as JSON: " + this, unwritable);
        }
    }

    /** A cell of the table; empty where there is no number. */
    public String text(Series of, int label) {
        var value = of.values().get(label);
        return value == null ? "" : quantity.text(value);
    }

    double largest() {
        return series.stream()
                .flatMap(of -> of.values().stream())
                .filter(Objects::nonNull)
                .flatMapToDouble(DoubleStream::of)
                .max()
                .orElse(0);
    }
}
