package io.jenkins.plugins.slipway.report.operation;

import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that the page of one operation shows.
 *
 * @param open whether it has not ended
 * @param tone of the state: success, warning, error or info
 * @param facts what is known of it, each a name and a text
 * @param left what could not be taken back, each with the command that does it
 * @param log what was done, waited for and noted
 */
public record OperationPage(
        String id,
        String title,
        boolean open,
        String state,
        String tone,
        List<Fact> facts,
        TimeLine timeLine,
        List<FleetProgress> fleets,
        List<CanaryStory> canaries,
        Optional<ImageRecord> image,
        List<Outcome.Left> left,
        List<OperationStory.Note> log) {
    /** One line about it. */
    public record Fact(String name, String text) {}

    /** @param now where what has not ended ends in the picture */
    public static OperationPage of(OperationStory story, Instant now) {
        var state = OperationState.of(story);
        return new OperationPage(
                story.head().id().value(),
                title(story),
                story.head().outcome().isEmpty(),
                state.words(),
                state.tone(),
                facts(story, state),
                TimeLine.of(story, now),
                FleetProgress.of(story),
                CanaryStory.of(story),
                ImageRecord.of(story),
                story.head().outcome().map(Outcome::left).orElse(List.of()),
                story.timeLine());
    }

    public TimeLineChart chart() {
        return TimeLineChart.of(timeLine);
    }

    /** {@code deliver checkout 1.4.2 in production}. */
    private static String title(OperationStory story) {
        var labels = story.head().labels();
        return "%s %s %s in %s"
                .formatted(
                        story.head().verb(),
                        labels.getOrDefault("service", ""),
                        labels.getOrDefault("version", ""),
                        labels.getOrDefault("environment", ""))
                .replaceAll(" +", " ");
    }

    private static List<Fact> facts(OperationStory story, OperationState state) {
        var facts = new ArrayList<Fact>();
        if (!state.reason().isEmpty()) {
            facts.add(new Fact("Reason", state.reason()));
        }
        if (story.head().outcome().isEmpty()) {
            story.waits()
                    .forEach(wait -> facts.add(
                            new Fact("Waits for", wait.what() + ", until " + Words.moment(wait.limit()) + " at most")));
        }
        facts.add(new Fact("Operation", story.head().id().value()));
        facts.add(new Fact("Began", Words.moment(story.head().createdAt()) + ", " + Words.length(story.length())));
        facts.add(new Fact("Requested by", story.head().requestedBy()));
        story.image().ifPresent(image -> facts.add(new Fact("Image", image)));
        story.release()
                .ifPresent(release -> facts.add(new Fact(
                        "Release",
                        "%s: %s, %s"
                                .formatted(
                                        release.version(),
                                        release.status()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '),
                                        release.reachedUsers()
                                                ? "users were served by it"
                                                : "no user was served by it"))));
        return List.copyOf(facts);
    }
}
