package io.jenkins.plugins.slipway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipway dora record}. */
@Command(
        name = "record",
        description = "Records a deployment, an incident or the commits of a repository; the same again is an update.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora record commits --repo bitbucket:acme/checkout",
            "  slipway dora record deployment --id build-71 --service checkout --environment production \\",
            "      --status SUCCESS --commit 3f2a91c",
            "  slipway dora record incident --id INC-9 --service checkout -e production --opened-at now"
        },
        subcommands = {RecordDeploymentCommand.class, RecordIncidentCommand.class, RecordCommitsCommand.class})
final class DoraRecordCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to record: one of the commands below");
    }
}
