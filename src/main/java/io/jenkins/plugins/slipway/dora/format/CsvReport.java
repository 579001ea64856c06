package io.jenkins.plugins.slipway.dora.format;

import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of a report as CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe. */
public final class CsvReport {
    private static final List<String> COLUMNS = List.of(
            "deployments",
            "deployments_per_day",
            "commits",
            "lead_time_median_s",
            "lead_time_p75_s",
            "lead_time_p90_s",
            "lead_time_mean_s",
            "failed_deployments",
            "change_fail_rate",
            "recoveries",
            "recovery_median_s",
            "recovery_open",
            "rework_rate");

    private CsvReport() {}

    /** With a header; each figure, and the same of the period before as {@code before_…}. What has no value is empty. */
    public static String of(OrganisationReport report) {
        var header = Stream.of(
                        Stream.of("team", "service", "environment"),
                        COLUMNS.stream(),
                        COLUMNS.stream().map(name -> "before_" + name),
                        Stream.of("region"))
                .flatMap(names -> names)
                .collect(Collectors.joining(","));
        var rows = report.rows().stream()
                .map(row -> Stream.of(
                                Stream.of(
                                                row.scope().team(),
                                                row.scope().service(),
                                                row.scope().environment())
                                        .map(CsvReport::text),
                                numbers(row.figures().now()),
                                numbers(row.figures().before()),
                                Stream.of(text(row.scope().region())))
                        .flatMap(cells -> cells)
                        .collect(Collectors.joining(",")));
        return Stream.concat(Stream.of(header), rows).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static Stream<String> numbers(Summary figures) {
        return Arrays.stream(new Object[] {
                    figures.deploymentCount(),
                    figures.deploymentsPerDay(),
                    figures.leadTime().n(),
                    figures.leadTime().medianS(),
                    figures.leadTime().p75S(),
                    figures.leadTime().p90S(),
                    figures.leadTime().meanS(),
                    figures.failedDeployments(),
                    figures.changeFailRate(),
                    figures.recovery().n(),
                    figures.recovery().medianS(),
                    figures.recovery().open(),
                    figures.reworkRate()
                })
                .map(value -> Objects.toString(value, ""));
    }

    private static String text(String cell) {
        if (cell == null) {
            return "";
        }
        var safe = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return safe.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0)
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
