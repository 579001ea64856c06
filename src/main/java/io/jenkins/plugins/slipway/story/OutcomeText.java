package io.jenkins.plugins.slipway.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.release.Release;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** How an operation ended, for a person and as JSON. */
public final class OutcomeText {
    private OutcomeText() {}

    public static Map<String, Object> json(Outcome outcome) {
        var json = new LinkedHashMap<String, Object>();
        json.put("ending", outcome.ending());
        json.put("reason", outcome.reason());
        json.put("left", outcome.left().stream().map(OutcomeText::json).toList());
        return json;
    }

    private static Map<String, Object> json(Outcome.Left left) {
        var json = new LinkedHashMap<String, Object>();
        json.put("what", left.what());
        json.put("by_hand", left.byHand());
        json.put("why", left.why());
        return json;
    }

    /** Ending, reason, and what is left with the command for each. */
    public static void print(OperationStory story, PrintWriter out) {
        story.head().outcome().ifPresent(outcome -> print(story, outcome, out));
    }

    private static void print(OperationStory story, Outcome outcome, PrintWriter out) {
        line(out, "operation", story.head().id());
        line(out, "ended", "%s after %s".formatted(Words.of(outcome.ending()), Words.length(story.length())));
        if (!outcome.reason().isBlank()) {
            line(out, "reason", outcome.reason());
        }
        story.release()
                .ifPresent(release -> line(
                        out,
                        "release",
                        "%s%s: %s%s"
                                .formatted(
                                        release.version(),
                                        release.commit().map(" (%s)"::formatted).orElse(""),
                                        status(release, outcome),
                                        release.reachedUsers() ? ", users were served" : ", no user was served")));
        story.release().filter(release -> release.status() != Release.Status.SUCCESS).stream()
                .flatMap(release -> release.settled().stream())
                .forEach(placement -> line(out, "stayed", stayed(placement)));
        story.image().ifPresent(image -> line(out, "image", image));
        story.verdicts().forEach(verdict -> line(out, "verdict", verdict(verdict)));
        outcome.left().forEach(left -> {
            line(out, "LEFT", left.what() + " (" + left.why() + ")");
            line(out, "", "do: " + left.byHand());
        });
    }

    /** What was deployed and then returned is a deployment that succeeded and a rollback, for DORA; not for who reads this. */
    private static String status(Release release, Outcome outcome) {
        return outcome.ending() != Ending.DONE && release.status() == Release.Status.SUCCESS
                ? "deployed, then taken back"
                : release.status().name();
    }

    private static String stayed(Release.Placement placement) {
        return "%s in %s/%s with version %d, its wave was settled"
                .formatted(placement.group(), placement.connection(), placement.region(), placement.templateVersion());
    }

    private static String verdict(JsonNode verdict) {
        return "%s %% of traffic: %s after %s min"
                .formatted(
                        verdict.path("percent").asText(),
                        verdict.path("verdict").asText(),
                        verdict.path("minutes").asText());
    }

    public static void line(PrintWriter out, String name, Object value) {
        out.printf("  %-14s %s%n", name, value);
    }
}
