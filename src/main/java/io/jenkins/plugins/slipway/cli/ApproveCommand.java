package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code slipway approve}. */
@Command(
        name = "approve",
        description = {
            "Opens the gate before a wave that waits for an approval.",
            "Who gave it and when is noted in the ledger. Whoever can write to the ledger can approve: the name is not"
                    + " checked here. An approval counts for the gate that waits now, never for a later one."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway approve 20261122-164501-deliver-checkout-7f3a --reason 'figures are good'",
            "  slipway approve --environment production --service checkout --as ann",
            "",
            TellCommand.EXIT_CODES
        })
final class ApproveCommand extends TellCommand {
    ApproveCommand() {
        super(Signal.APPROVE);
    }

    @Override
    void check(OperationStory story) {
        if (gates(story).isEmpty()) {
            throw new WrongUsage("operation %s waits for no approval: 'slipway status %s' shows what it waits for"
                    .formatted(story.head().id(), story.head().id()));
        }
    }

    @Override
    String meaning(OperationStory story, Signal said) {
        return "operation %s: %s gives the %s".formatted(story.head().id(), said.by(), gates(story));
    }

    private static String gates(OperationStory story) {
        return story.waits().stream()
                .filter(OperationStory.Waiting::forSignal)
                .map(wait -> wait.what().replaceFirst(": '.*", ""))
                .collect(Collectors.joining(", "));
    }
}
