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
        description = "Checks a spec and names every fault with its line and column.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway validate",
            "  slipway validate examples/checkout/slipway.yaml",
            "  slipway validate --json slipway.yaml | jq '.faults[] | .path'"
        })
final class ValidateCommand implements Callable<Integer> {
    @picocli.CommandLine.Spec
    private CommandSpec command;

    @Mixin
    private SpecArgument spec;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        var read = spec.load();
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
