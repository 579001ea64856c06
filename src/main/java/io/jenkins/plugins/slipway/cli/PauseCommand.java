package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.story.OperationStory;
import picocli.CommandLine.Command;

/** {@code slipway pause}. */
@Command(
        name = "pause",
        description = {
            "Holds an operation up, wherever it runs, until 'slipway resume'.",
            "What runs goes on and is watched: an instance refresh in AWS, a soak, alarms. Nothing new is begun. What fails"
                    + " meanwhile is taken back; 'slipway abort' is heard. Limits of waits are longer by the pause."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway pause 20261122-164501-deliver-checkout-7f3a --reason 'incident 42 first'",
            "  slipway pause --environment production --service checkout --as ann",
            "  slipway resume 20261122-164501-deliver-checkout-7f3a",
            "",
            TellCommand.EXIT_CODES
        })
final class PauseCommand extends TellCommand {
    PauseCommand() {
        super(Signal.PAUSE);
    }

    @Override
    void check(OperationStory story) {
        story.turn().ifPresent(turn -> {
            throw new WrongUsage(
                    "operation %s is taken back (%s): a pause does not hold that up, 'slipway abort %s' stops it"
                            .formatted(
                                    story.head().id(), turn.text(), story.head().id()));
        });
        story.pause().ifPresent(pause -> {
            throw new WrongUsage("operation %s is paused already, by %s"
                    .formatted(story.head().id(), pause.by()));
        });
    }

    @Override
    String meaning(OperationStory story, Signal said) {
        return "operation %s is paused by %s: what runs goes on, nothing new is begun until 'slipway resume %s'"
                .formatted(story.head().id(), said.by(), story.head().id());
    }
}
