package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.spec.SpecSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipway schema}. */
@Command(
        name = "schema",
        description = "Prints the JSON schema of slipway.yaml, for an editor that completes and explains its keys.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway schema > slipway.schema.json",
            "  # then, as the first line of slipway.yaml (VS Code, IntelliJ):",
            "  # yaml-language-server: $$schema=slipway.schema.json",
            "",
            "--ledger, --endpoint-url and --environment are taken as everywhere, and not used.",
            "",
            "Exit codes: 0 printed; 2 wrong usage"
        })
final class SchemaCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Mixin
    private Where unused;

    @Override
    public void run() {
        command.commandLine().getOut().print(SpecSchema.text());
        command.commandLine().getOut().flush();
    }
}
