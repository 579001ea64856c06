package io.jenkins.plugins.slipway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipway dora}. */
@Command(
        name = "dora",
        description = "DORA figures: record what happened, import and export it, report and explain.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora report --service checkout --environment production",
            "  slipway dora show --by team",
            "  slipway dora goals goals.yaml --fail",
            "  slipway dora explain lead-time --service checkout --environment production",
            "  slipway dora import events.ndjson",
            "",
            "Slipway's own operations write their deployments by themselves. 'slipway dora COMMAND --help' says",
            "more, with exit codes."
        },
        subcommands = {
            DoraRecordCommand.class,
            DoraReportCommand.class,
            DoraShowCommand.class,
            DoraExplainCommand.class,
            DoraGoalsCommand.class,
            DoraImportCommand.class,
            DoraExportCommand.class
        })
final class DoraCommand implements Runnable {
    static final String EXIT_CODES =
            "--endpoint-url is taken as everywhere, and not used: the ledger alone is asked.%n%n"
                    + "Exit codes: 0 done; 1 the ledger or a file cannot be read or written; 2 wrong usage, or an%n"
                    + "            event that is not as it should be";

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to do: one of the commands below");
    }
}
