package io.jenkins.plugins.slipway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway dora record commits}. */
@Command(
        name = "commits",
        description =
                "Records the commits of a working copy, which lead times need. Those that are known are passed over.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora record commits --repo bitbucket:acme/checkout",
            "  slipway dora record commits --repo bitbucket:acme/checkout --revision origin/main ../checkout",
            "",
            "A commit belongs to every environment: --environment is taken as everywhere, and not used.",
            "",
            DoraCommand.EXIT_CODES
        })
final class RecordCommitsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private Recorder recorder;

    @Option(names = "--repo", paramLabel = "NAME", required = true, description = "Its name, as deployments give it.")
    private String repo;

    @Option(
            names = "--revision",
            paramLabel = "REVISION",
            defaultValue = "HEAD",
            description = "From where back. Default: ${DEFAULT-VALUE}.")
    private String revision;

    @Option(
            names = "--unshallow",
            description =
                    "Fetch first what a shallow clone lacks, as 'git fetch --unshallow' does. Without it such a clone is refused.")
    private boolean unshallow;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "The working copy. Default: here.")
    private Path folder;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var log = new GitLog(folder);
        if (unshallow) {
            log.deepen();
        }
        var commits = log.commits(repo, revision);
        return recorder.record(
                commits, "commits of " + repo, command.commandLine().getOut());
    }
}
