package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.bitbucket.BuildStatus;
import io.jenkins.plugins.slipway.bitbucket.BuildStatus.State;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A build status that lacks its link only. */
record Said(Shown shown, State state, String words) {
    private static final int LONGEST_DESCRIPTION = 250;

    static Said begun(OperationRecord operation) {
        var words = "under way since " + Words.moment(operation.createdAt()) + ", operation " + operation.id();
        return new Said(Shown.of(operation), State.IN_PROGRESS, words);
    }

    /**
     * Of the verb, and of each part of a whole delivery that took place.
     *
     * @param takenBack kinds of what was taken back
     * @param at when its ending was decided
     */
    static List<Said> ended(OperationStory story, Outcome outcome, Set<String> takenBack, Instant at) {
        var shown = Shown.of(story.head());
        var own = new Said(shown, state(outcome.ending()), words(story.head(), outcome, at));
        var stages = Stage.of(story, outcome, takenBack).stream()
                .map(stage -> new Said(shown.stage(stage.verb()), stage.state(), stage.words()));
        return Stream.concat(Stream.of(own), stages).toList();
    }

    /** Of what was refused, so that nothing was started. */
    static Said refused(Shown shown, String why) {
        return new Said(shown, State.FAILED, "nothing was done: " + why);
    }

    static State state(Ending ending) {
        return switch (ending) {
            case DONE -> State.SUCCESSFUL;
            case ABORTED -> State.STOPPED;
            case FAILED, INCONCLUSIVE, REFUSED, NEEDS_PERSON -> State.FAILED;
        };
    }

    /** {@code failed, and taken back, after 12 min 4 s: the canary is worse …}. */
    static String words(OperationRecord operation, Outcome outcome, Instant at) {
        return "%s, after %s%s"
                .formatted(
                        Words.of(outcome.ending()),
                        Words.length(Duration.between(operation.createdAt(), at)),
                        outcome.reason().isBlank() ? "" : ": " + outcome.reason());
    }

    BuildStatus linkedTo(URI link) {
        return new BuildStatus(shown.key(), state, shown.name(), Shown.oneLine(words, LONGEST_DESCRIPTION), link);
    }
}
