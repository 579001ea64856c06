package io.jenkins.plugins.slipway.jenkins.step;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.AbortException;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a step returns, or fails with: maps, lists, texts and numbers only, which Pipeline can save and print. */
final class StepResult {
    private StepResult() {}

    /** Of an operation that is done. */
    static LinkedHashMap<String, Object> of(OperationStory story) {
        var answer = new LinkedHashMap<String, Object>();
        var head = story.head();
        answer.put("operation", head.id().value());
        answer.put("service", head.labels().get("service"));
        answer.put("environment", head.labels().get("environment"));
        answer.put("version", head.labels().get("version"));
        story.release().ifPresent(release -> released(release, answer));
        story.image().ifPresent(image -> answer.put("image", image));
        head.outcome().map(Outcome::result).ifPresent(result -> baked(result, answer));
        verdict(story, answer);
        return answer;
    }

    private static void released(Release release, Map<String, Object> answer) {
        answer.put("release", release.id());
        release.commit().ifPresent(commit -> answer.put("commit", commit));
        release.rollsBack().ifPresent(bad -> answer.put("rollsBack", bad));
        var images = new LinkedHashMap<String, String>();
        release.placements().forEach(placement -> images.put(placement.region(), placement.imageId()));
        if (!images.isEmpty()) {
            answer.put("images", images);
        }
    }

    private static void baked(JsonNode result, Map<String, Object> answer) {
        if (!result.has("imageId")) {
            return;
        }
        answer.put("image", result.get("imageId").asText());
        if (result.has("region")) {
            answer.put("name", result.path("name").asText());
            answer.put("parameter", result.path("parameter").asText());
            var images = new LinkedHashMap<String, String>();
            images.put(result.get("region").asText(), result.get("imageId").asText());
            result.path("copies")
                    .properties()
                    .forEach(copy -> images.put(copy.getKey(), copy.getValue().asText()));
            answer.put("images", images);
        }
    }

    private static void verdict(OperationStory story, Map<String, Object> answer) {
        var verdicts = new ArrayList<Map<String, Object>>();
        for (var verdict : story.verdicts()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("percent", verdict.path("percent").asInt());
            one.put("verdict", verdict.path("verdict").asText());
            one.put("minutes", verdict.path("minutes").asInt());
            verdicts.add(one);
        }
        if (!verdicts.isEmpty()) {
            answer.put("verdict", verdicts.get(verdicts.size() - 1).get("verdict"));
            answer.put("verdicts", verdicts);
        }
    }

    /** Of an operation that ended otherwise: one line. */
    static AbortException failure(OperationRecord head, Outcome outcome) {
        return new AbortException(Messages.StepResult_Failure(
                head.verb(),
                subject(head),
                Words.of(outcome.ending()) + (outcome.reason().isBlank() ? "" : ": " + line(outcome.reason())),
                outcome.left().isEmpty() ? "" : Messages.StepResult_Left()));
    }

    /** {@code checkout 1.4.2 in production}. */
    static String subject(OperationRecord head) {
        var labels = head.labels();
        return Messages.StepResult_Subject(labels.get("service"), labels.get("version"), labels.get("environment"));
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
