package io.jenkins.plugins.slipway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipway rehearsal}. */
@Command(
        name = "rehearsal",
        description = {
            "Serves the AWS in memory to other programs.",
            "'slipway rehearse' needs no server: it carries that AWS in its own process."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway rehearsal serve examples/checkout/slipway.yaml --speed 600",
            "  slipway rehearsal serve --help"
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = RehearsalServeCommand.class)
final class RehearsalCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to do with it: serve");
    }
}
