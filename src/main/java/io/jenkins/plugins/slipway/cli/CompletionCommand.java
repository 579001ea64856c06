package io.jenkins.plugins.slipway.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipway completion}. */
@Command(
        name = "completion",
        description = "Prints a script that completes slipway's commands in bash and zsh.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  alias slipway='java -jar target/slipway.jar'",
            "  source <(slipway completion)",
            "  slipway completion > /etc/bash_completion.d/slipway",
            "",
            "--ledger, --endpoint-url and --environment are taken as everywhere, and not used.",
            "",
            "Exit codes: 0 printed; 2 wrong usage"
        })
final class CompletionCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Mixin
    private Where unused;

    @Override
    public void run() {
        var out = command.commandLine().getOut();
        out.print(AutoComplete.bash("slipway", command.root().commandLine()));
        out.flush();
    }
}
