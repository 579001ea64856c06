package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.dora.InvalidEvents;
import io.jenkins.plugins.slipway.dora.Ndjson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway dora import}. */
@Command(
        name = "import",
        description = {
            "Reads events, one JSON object a line: all of a file, or nothing if any line is wrong.",
            "docs/dora.md tells their fields. With --environment only the deployments and incidents there, and all"
                    + " commits.",
            "Or reads what Bitbucket remembers of a repository: its deployments, and the commits between them. It may be"
                    + " broken off at any moment: the same again goes on where it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora import events.ndjson",
            "  slipway dora export --ledger old | slipway dora import -",
            "  slipway dora import --from bitbucket --repo acme/checkout --since 2026-01-01 -e production",
            "",
            DoraCommand.EXIT_CODES
        })
final class DoraImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private Recorder recorder;

    @Mixin
    private BitbucketImport bitbucket;

    @Parameters(arity = "0..1", paramLabel = "FILE|-", description = "The file, or - for standard input.")
    private String file;

    @Override
    public Integer call() throws IOException {
        if (bitbucket.isWanted()) {
            if (file != null) {
                throw new WrongUsage("--from bitbucket and %s: one of them".formatted(file));
            }
            return bitbucket.run(recorder, Console.of(command, recorder.json()));
        }
        if (file == null) {
            throw new WrongUsage("say what to import: a file, - for standard input, or --from bitbucket");
        }
        bitbucket.requireUnused();
        return recorder.record(
                events().stream().filter(this::isWanted).toList(),
                file,
                command.commandLine().getOut());
    }

    private List<DoraEvent> events() throws IOException {
        try (var stream = open();
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return Ndjson.read(reader);
        } catch (InvalidEvents wrong) {
            throw new WrongUsage(file + ": nothing was stored:\n" + wrong.getMessage(), wrong);
        }
    }

    /** An event that names no environment, such as a commit, belongs to all. */
    private boolean isWanted(DoraEvent event) {
        var environment = event instanceof Deployment deployment
                ? deployment.environment()
                : event instanceof Incident incident ? incident.environment() : null;
        return environment == null || recorder.environment().includes(environment);
    }

    private InputStream open() throws IOException {
        if (file.equals("-")) {
            return System.in;
        }
        try {
            return Files.newInputStream(Path.of(file));
        } catch (NoSuchFileException absent) {
            throw new WrongUsage(file + ": there is no such file", absent);
        }
    }
}
