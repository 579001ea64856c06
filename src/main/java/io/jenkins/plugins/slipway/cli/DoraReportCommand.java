package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.DoraFigures;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway dora report}. */
@Command(
        name = "report",
        description = "Prints the five DORA figures of a window, pooled over the services and environments asked for.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora report --service checkout --environment production",
            "  slipway dora report --from 2026-10-01 --to 2026-11-01 --timezone Europe/Berlin --json",
            "",
            DoraCommand.EXIT_CODES
        })
final class DoraReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private Where where;

    @Mixin
    private JsonOption json;

    @Mixin
    private ServiceOption service;

    @Mixin
    private WindowOptions window;

    @Option(
            names = "--attribution-window",
            paramLabel = "DURATION",
            description = "How long after a deployment an incident is put down to it, as ISO 8601. Default: PT24H.")
    private Duration attributionWindow = DoraQuery.ATTRIBUTION_WINDOW;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            converter = Times.Moment.class,
            description = "Leave out what was learned at or after that time.")
    private Instant asOf;

    @Override
    public Integer call() {
        var query = query();
        try (var opened = where.openPresent()) {
            var figures = figures(opened, query);
            var out = command.commandLine().getOut();
            if (json.wanted()) {
                out.println(JsonText.of(figures));
            } else {
                FiguresText.print(query, figures, out);
            }
        }
        return ExitCode.DONE.number();
    }

    /** What is prepared holds for what is known now, and for the usual attribution window. */
    private static DoraFigures figures(Ledger ledger, DoraQuery query) {
        return query.isUsual()
                ? DoraReport.ofPrepared(ledger.preparedUnits().of(query.services(), query.environments()), query)
                : DoraReport.of(ledger.doraEvents().read(query.services(), query.environments()), query);
    }

    private DoraQuery query() {
        return window.query(service.names(), where.environment().names(), attributionWindow, Optional.ofNullable(asOf));
    }
}
