package io.jenkins.plugins.slipway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipway dora}. */
@Command(
        name = "dora",
        description = "DORA figures: record what happened, import and export it, report.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora report --service checkout --environment production",
            "  slipway dora import events.ndjson",
            "",
            "Slipway's own operations write their deployments by themselves."
        },
        subcommands = {
            DoraRecordCommand.class,
            DoraReportCommand.class,
            DoraImportCommand.class,
            DoraExportCommand.class
        })
final class DoraCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to do: one of the commands below");
    }
}
