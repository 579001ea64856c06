package io.jenkins.plugins.slipway.bitbucket.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.EntryData;
import io.jenkins.plugins.slipway.operation.EntryData.SeenData;
import io.jenkins.plugins.slipway.story.Amounts;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The last verdict on each canary of an operation, as it was journaled. */
final class Verdicts {
    private static final String PASS = "PASS";

    private Verdicts() {}

    /** By fleet, in the order of their first verdicts. */
    static Collection<JsonNode> last(OperationStory story) {
        var verdicts = new LinkedHashMap<String, JsonNode>();
        story.entries().stream()
                .filter(entry -> entry.kind() == Entry.Kind.SEEN)
                .forEach(entry -> {
                    var seen = EntryData.of(entry, SeenData.class).value();
                    if (seen.has("verdict") && seen.has("percent")) {
                        verdicts.put(entry.path(), seen);
                    }
                });
        return verdicts.values();
    }

    /** One that is not PASS, if there is one; missing without any. */
    static JsonNode worst(OperationStory story) {
        var all = last(story);
        return all.stream()
                .filter(Verdicts::isBad)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElse(MissingNode.getInstance());
    }

    static boolean isBad(JsonNode verdict) {
        return verdict.has("verdict") && !PASS.equals(verdict.path("verdict").asText());
    }

    /** {@code FAIL at 20 % after 4 min: worse: canary 10 of 256 (3.91 %), baseline 5 of 1,005 (0.50 %)}. */
    static String words(JsonNode verdict) {
        return "%s at %d %% after %d min%s"
                .formatted(
                        verdict.path("verdict").asText(),
                        verdict.path("percent").asInt(),
                        verdict.path("minutes").asInt(),
                        decisive(verdict));
    }

    private static String decisive(JsonNode verdict) {
        return metrics(verdict).stream()
                .filter(metric -> isBad(verdict) ? isBad(metric) : metric.has("reason"))
                .findFirst()
                .map(metric -> ": " + metric.path("reason").asText())
                .orElse("");
    }

    /** Each metric's answer: {@code metric}, {@code verdict}, {@code reason}. */
    static List<JsonNode> metrics(JsonNode verdict) {
        return StreamSupport.stream(verdict.path("metrics").spliterator(), false)
                .toList();
    }

    /** {@code errors 3.91 % against 0.50 %}: the mean of all minutes that the verdict rests on; empty where none was kept. */
    static String measured(JsonNode verdict) {
        var measured = verdict.path("measured");
        var baseline = mean(measured.path("baselineErrors"));
        var canary = mean(measured.path("canaryErrors"));
        var errors = baseline == null || canary == null
                ? ""
                : "errors %s, baseline %s".formatted(Amounts.percent(canary), Amounts.percent(baseline));
        var slow = mean(measured.path("canaryLatency"));
        var usual = mean(measured.path("baselineLatency"));
        var latency =
                slow == null || usual == null ? "" : "latency %s, baseline %s".formatted(seconds(slow), seconds(usual));
        return errors.isEmpty() || latency.isEmpty() ? errors + latency : errors + "; " + latency;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
    }

    private static Double mean(JsonNode values) {
        var mean = StreamSupport.stream(values.spliterator(), false)
                .filter(Objects::nonNull)
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .average();
        return mean.isPresent() ? Double.valueOf(mean.getAsDouble()) : null;
    }
}
