package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.format.JsonReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipway dora show}. */
@Command(
        name = "show",
        description = {
            "Shows the figures of all services beside those of the period before.",
            "First 7, 30 and 90 days of all together, then a table of the window.",
            "With --json the report of the window, in a shape that has a number (docs/dora.md)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora show",
            "  slipway dora show --by environment --from 2026-10-01 --to 2026-11-01",
            "  slipway dora show --by team --environment production",
            "  slipway dora show --by region",
            "",
            DoraCommand.EXIT_CODES
        })
final class DoraShowCommand implements Callable<Integer> {
    private static final int[] LENGTHS = {7, 30, 90};

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

    @Mixin
    private GroupingOptions grouping;

    @Override
    public Integer call() {
        var services = service.names();
        var environments = where.environment().names();
        var query = window.query(services, environments);
        var out = command.commandLine().getOut();
        try (var opened = where.openPresent()) {
            var units = opened.preparedUnits().of(services, environments);
            var report = grouping.report(units, query);
            if (json.wanted()) {
                out.println(JsonReport.of(query, report));
                return ExitCode.DONE.number();
            }
            for (int days : LENGTHS) {
                var recent = window.lastDays(days, services, environments);
                ReportText.printTotal(
                        days + " days",
                        OrganisationReport.of(units, recent, unit -> null).total(),
                        out);
            }
            ReportText.print(query, report, out);
        }
        return ExitCode.DONE.number();
    }
}
