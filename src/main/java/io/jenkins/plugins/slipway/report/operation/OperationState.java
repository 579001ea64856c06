package io.jenkins.plugins.slipway.report.operation;

import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.Words;

/**
 * How an operation ended, or what becomes of it.
 *
 * @param tone success, warning, error or info
 * @param reason why; may be empty
 */
record OperationState(String words, String tone, String reason) {
    static OperationState of(OperationStory story) {
        return story.head().outcome().map(OperationState::ended).orElseGet(() -> underWay(story));
    }

    private static OperationState ended(Outcome outcome) {
        var tone = switch (outcome.ending()) {
            case DONE -> "success";
            case NEEDS_PERSON -> "error";
            default -> "warning";
        };
        return new OperationState(Words.of(outcome.ending()), tone, outcome.reason());
    }

    private static OperationState underWay(OperationStory story) {
        if (story.turn().isPresent() || story.abort().isPresent()) {
            return new OperationState(
                    "taking back",
                    "warning",
                    story.turn().map(OperationStory.Note::text).orElse(""));
        }
        return story.pause()
                .map(pause -> new OperationState("paused by " + pause.by(), "info", ""))
                .orElseGet(() -> new OperationState("under way", "info", ""));
    }
}
