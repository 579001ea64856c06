package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.Ndjson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway dora export}. */
@Command(
        name = "export",
        description = "Writes all events, one JSON object a line, as 'slipway dora import' reads them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora export > events.ndjson",
            "  slipway dora export --service checkout --environment production checkout.ndjson",
            "",
            DoraCommand.EXIT_CODES
        })
final class DoraExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private Where where;

    @Mixin
    private ServiceOption service;

    @Parameters(arity = "0..1", paramLabel = "FILE|-", defaultValue = "-", description = "Default: standard output.")
    private String file;

    @Override
    public Integer call() throws IOException {
        try (var opened = where.openPresent()) {
            var events = opened.doraEvents()
                    .read(service.names(), where.environment().names());
            var out = command.commandLine().getOut();
            if (file.equals("-")) {
                Ndjson.write(events, out);
                out.flush();
            } else {
                try (var writer = Files.newBufferedWriter(Path.of(file), StandardCharsets.UTF_8)) {
                    Ndjson.write(events, writer);
                }
                out.printf("%d events in %s%n", events.size(), file);
            }
        }
        return ExitCode.DONE.number();
    }
}
