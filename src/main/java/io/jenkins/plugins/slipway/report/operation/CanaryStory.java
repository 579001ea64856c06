package io.jenkins.plugins.slipway.report.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.EntryData;
import io.jenkins.plugins.slipway.operation.EntryData.SeenData;
import io.jenkins.plugins.slipway.report.chart.Chart;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * What the judge said of a canary, and what it saw.
 *
 * @param fleet for people: wave, region and group; empty where the operation has but one
 * @param steps in order
 * @param charts baseline against canary; none where no minutes were kept
 */
public record CanaryStory(String fleet, List<Step> steps, List<Chart> charts) {
    /** The verdict on one weight. @param percent of the traffic @param minutes that it rests on */
    public record Step(int percent, String verdict, int minutes, List<Reason> reasons) {}

    /** Of one metric. @param reason one sentence with the figures */
    public record Reason(String metric, String verdict, String reason) {}

    /** One for each fleet that had a canary, in the order of their first verdicts. */
    public static List<CanaryStory> of(OperationStory story) {
        var canaries = new LinkedHashMap<String, List<JsonNode>>();
        for (var entry : story.entries()) {
            if (entry.kind() == Entry.Kind.SEEN) {
                var seen = EntryData.of(entry, SeenData.class).value();
                if (seen.has("verdict") && seen.has("percent")) {
                    canaries.computeIfAbsent(entry.path(), first -> new ArrayList<>())
                            .add(seen);
                }
            }
        }
        return canaries.entrySet().stream()
                .map(canary -> of(story, canary.getKey(), canary.getValue()))
                .toList();
    }

    private static CanaryStory of(OperationStory story, String path, List<JsonNode> verdicts) {
        var fleet = path.isEmpty() ? "" : LaneName.of(path).text();
        var id = story.head().id().value() + (fleet.isEmpty() ? "" : "-" + fleet);
        var newest = verdicts.get(verdicts.size() - 1).path("measured");
        return new CanaryStory(
                fleet,
                verdicts.stream().map(CanaryStory::step).toList(),
                newest.isObject() ? CanaryCharts.of(id, newest) : List.of());
    }

    private static Step step(JsonNode verdict) {
        return new Step(
                verdict.path("percent").asInt(),
                word(verdict),
                verdict.path("minutes").asInt(),
                StreamSupport.stream(verdict.path("metrics").spliterator(), false)
                        .map(metric -> new Reason(
                                metric.path("metric").asText(),
                                word(metric),
                                metric.path("reason").asText()))
                        .toList());
    }

    private static String word(JsonNode judged) {
        return judged.path("verdict").asText().toLowerCase(Locale.ROOT);
    }
}
