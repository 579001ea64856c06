package io.jenkins.plugins.slipway.report.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.EntryData;
import io.jenkins.plugins.slipway.operation.EntryData.ResultData;
import io.jenkins.plugins.slipway.operation.EntryData.SeenData;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the ledger records of a golden image that an operation baked.
 *
 * @param imageId in the region of the bake; empty until it is made
 * @param parameter that publishes it
 * @param commands that were run on the builder and on the instance that tried it, in order
 * @param copies regions that it was copied to
 */
public record ImageRecord(
        Optional<String> imageId,
        String region,
        String baseImage,
        String instanceType,
        String parameter,
        List<Command> commands,
        List<String> copies) {
    private static final String RAN = "ran ";

    /** @param result its state and exit code */
    public record Command(String name, String result) {}

    /** Empty for an operation without a bake. */
    public static Optional<ImageRecord> of(OperationStory story) {
        return plan(story)
                .map(bake -> new ImageRecord(
                        results(story, "create image").findFirst(),
                        bake.path("place").path("region").asText(),
                        bake.path("baseImage").asText(),
                        bake.path("instanceType").asText(),
                        bake.path("parameter").asText(),
                        commands(story),
                        StreamSupport.stream(bake.path("copies").spliterator(), false)
                                .map(copy -> copy.path("place").path("region").asText())
                                .toList()));
    }

    /** The bake's own, or that within a whole delivery's. */
    private static Optional<JsonNode> plan(OperationStory story) {
        return story.entries().stream()
                .filter(entry -> entry.kind() == Entry.Kind.PLAN)
                .map(Entry::data)
                .flatMap(plan -> Stream.of(plan, plan.path("bake")))
                .filter(plan -> plan.has("baseImage"))
                .findFirst();
    }

    private static Stream<String> results(OperationStory story, String step) {
        return story.entries().stream()
                .filter(entry ->
                        entry.kind() == Entry.Kind.RESULT && entry.name().equals(step))
                .map(entry -> EntryData.of(entry, ResultData.class).value().asText());
    }

    private static List<Command> commands(OperationStory story) {
        return story.entries().stream()
                .filter(entry -> entry.kind() == Entry.Kind.SEEN && entry.name().startsWith(RAN))
                .map(entry -> command(
                        entry.name().substring(RAN.length()),
                        EntryData.of(entry, SeenData.class).value()))
                .toList();
    }

    private static Command command(String name, JsonNode seen) {
        var code = seen.path("exitCode");
        var state = seen.path("state").asText("");
        return new Command(name, code.isNumber() ? state + ", exit code " + code.asInt() : state);
    }
}
