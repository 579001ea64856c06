package io.jenkins.plugins.slipway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipway rehearsal}. */
@Command(
        name = "rehearsal",
        description = "The AWS in memory, for other programs.",
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
