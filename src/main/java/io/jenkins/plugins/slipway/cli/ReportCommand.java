package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.report.Choice;
import io.jenkins.plugins.slipway.report.Reports;
import io.jenkins.plugins.slipway.report.folder.FolderTaken;
import io.jenkins.plugins.slipway.report.folder.ReportWish;
import io.jenkins.plugins.slipway.report.folder.StaticReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway report}. */
@Command(
        name = "report",
        description = {
            "Writes the DORA figures as pages to look at, in files that need no script and no server.",
            "A page of all services, and one of each service in an environment: to archive, or to send.",
            "Without --from the first page is there for 7, 30, 90 and 365 days."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway report --out report",
            "  slipway report --out october --from 2026-10-01 --to 2026-11-01 --timezone Europe/Berlin",
            "  slipway report --out checkout --service checkout --environment production --title Checkout",
            "",
            "Exit codes: 0 written; 1 it or the ledger cannot be written or read; 2 wrong usage, or DIR is taken"
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private Where where;

    @Mixin
    private ServiceOption service;

    @Mixin
    private WindowOptions window;

    @Mixin
    private GroupingOptions grouping;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where to write; made if it is not there. Pages of an earlier report there are replaced.")
    private Path directory;

    @Option(names = "--force", description = "Write also where something else is. That stays as it is.")
    private boolean force;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "All services",
            description = "Of the first page. Default: ${DEFAULT-VALUE}.")
    private String title;

    @Override
    public Integer call() throws IOException {
        var query = window.query(service.names(), where.environment().names());
        var lines = command.commandLine();
        try (var opened = where.openPresent()) {
            var reports = new Reports(opened);
            var wish = new ReportWish(
                    title,
                    Instant.now(),
                    query,
                    grouping.by(),
                    grouping.teams(reports.units(query, every -> true)),
                    window.isChosen() ? List.of() : Choice.WINDOWS);
            int pages = new StaticReport(reports, wish).write(directory, force, new PageCount(lines.getErr()));
            lines.getOut().printf("%d pages: open %s%n", pages, directory.resolve("index.html"));
        } catch (FolderTaken taken) {
            throw new WrongUsage(taken.getMessage(), taken);
        }
        return ExitCode.DONE.number();
    }
}
