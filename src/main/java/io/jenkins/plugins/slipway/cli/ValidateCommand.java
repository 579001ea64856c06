package io.jenkins.plugins.slipway.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway validate}. */
@Command(
        name = "validate",
        description = {
            "Checks a spec and names every fault with its line and column.",
            "With --environment also that the spec has it. Nothing is called: 'slipway doctor' looks at the account."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway validate",
            "  slipway validate examples/checkout/slipway.yaml",
            "  slipway validate --environment production",
            "  slipway validate --json slipway.yaml | jq '.faults[] | .path'",
            "",
            "--ledger and --endpoint-url are taken as everywhere, and not used.",
            "",
            "Exit codes: 0 valid; 2 not valid, or no such file or environment"
        })
final class ValidateCommand implements Callable<Integer> {
    @picocli.CommandLine.Spec
    private CommandSpec command;

    @Mixin
    private SpecArgument spec;

    @Mixin
    private Where where;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        var read = spec.load();
        where.environment().requireIn(read);
        var out = command.commandLine().getOut();
        if (json.wanted()) {
            out.println(JsonText.of(Map.of("exit", 0, "service", read.service(), "faults", List.of())));
        } else {
            out.printf(
                    "%s is valid: service %s, environments %s%n",
                    spec.file(),
                    read.service(),
                    String.join(", ", read.environments().keySet()));
        }
        return ExitCode.DONE.number();
    }
}
