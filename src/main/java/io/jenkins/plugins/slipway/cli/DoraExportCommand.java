package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.dora.format.CdEvents;
import io.jenkins.plugins.slipway.dora.format.CsvReport;
import io.jenkins.plugins.slipway.dora.format.JsonReport;
import io.jenkins.plugins.slipway.dora.format.OpenMetricsText;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway dora export}. */
@Command(
        name = "export",
        description = {
            "Writes all events, one JSON object a line, as 'slipway dora import' reads them.",
            "With another --format the figures of a window for other tools, or the events as CDEvents."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora export > events.ndjson",
            "  slipway dora export --service checkout --environment production checkout.ndjson",
            "  slipway dora export --format openmetrics > /var/lib/node_exporter/slipway.prom",
            "  slipway dora export --format csv --by service --from 2026-10-01 --to 2026-11-01 october.csv",
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

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "NDJSON",
            description = "${COMPLETION-CANDIDATES}. NDJSON and CDEVENTS are all events, and take no window."
                    + " Default: ndjson.")
    private Format format;

    @Mixin
    private WindowOptions window;

    @Mixin
    private GroupingOptions grouping;

    enum Format {
        NDJSON,
        CDEVENTS,
        JSON,
        CSV,
        OPENMETRICS
    }

    @Override
    public Integer call() throws IOException {
        try (var opened = where.openPresent()) {
            var out = command.commandLine().getOut();
            if (file.equals("-")) {
                write(opened, out);
                out.flush();
            } else {
                try (var writer = Files.newBufferedWriter(Path.of(file), StandardCharsets.UTF_8)) {
                    int events = write(opened, writer);
                    out.println((events < 0 ? "figures" : events + " events") + " in " + file);
                }
            }
        }
        return ExitCode.DONE.number();
    }

    /** @return how many events were written; negative when it was something else */
    private int write(Ledger ledger, Writer writer) throws IOException {
        var services = service.names();
        var environments = where.environment().names();
        if (format == Format.NDJSON) {
            var events = ledger.doraEvents().read(services, environments);
            Ndjson.write(events, writer);
            return events.size();
        }
        if (format == Format.CDEVENTS) {
            var lines = CdEvents.of(ledger.doraEvents().read(services, environments))
                    .toList();
            for (var line : lines) {
                writer.write(line);
                writer.write('\n');
            }
            return lines.size();
        }
        writer.write(figures(ledger, services, environments));
        return -1;
    }

    private String figures(Ledger ledger, Set<String> services, Set<String> environments) {
        var query = window.query(services, environments);
        var report = grouping.report(ledger.preparedUnits().of(services, environments), query);
        return switch (format) {
            case JSON -> JsonReport.of(query, report) + "\n";
            case CSV -> CsvReport.of(report);
            case OPENMETRICS -> OpenMetricsText.of(report);
            case NDJSON, CDEVENTS -> throw new IllegalStateException(format + " holds events, not figures");
        };
    }
}
