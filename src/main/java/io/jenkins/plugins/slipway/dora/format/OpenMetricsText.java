package io.jenkins.plugins.slipway.dora.format;

import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.Scope;
import io.jenkins.plugins.slipway.dora.Summary;
import java.util.List;
import java.util.function.Function;

/** Rows of a report as OpenMetrics text (1.0): gauges of the window, for Prometheus and others. What has no value has no line. */
public final class OpenMetricsText {
    public static final String CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static final List<Metric> METRICS = List.of(
            new Metric("deployments", "", "Successful deployments in the window.", Summary::deploymentCount),
            new Metric("deployments_per_day", "", "Deployments by calendar day.", Summary::deploymentsPerDay),
            new Metric(
                    "lead_time_commits",
                    "",
                    "Commits with a lead time.",
                    row -> row.leadTime().n()),
            new Metric(
                    "lead_time_median_seconds",
                    "seconds",
                    "From commit to deployment.",
                    row -> row.leadTime().medianS()),
            new Metric(
                    "lead_time_p75_seconds",
                    "seconds",
                    "From commit to deployment.",
                    row -> row.leadTime().p75S()),
            new Metric(
                    "lead_time_p90_seconds",
                    "seconds",
                    "From commit to deployment.",
                    row -> row.leadTime().p90S()),
            new Metric(
                    "lead_time_mean_seconds",
                    "seconds",
                    "From commit to deployment.",
                    row -> row.leadTime().meanS()),
            new Metric("change_fail_ratio", "ratio", "Failed deployments by deployments.", Summary::changeFailRate),
            new Metric(
                    "recovery_median_seconds",
                    "seconds",
                    "From failure to recovery.",
                    row -> row.recovery().medianS()),
            new Metric(
                    "failures_open",
                    "",
                    "Failed deployments that have not recovered.",
                    row -> row.recovery().open()),
            new Metric("rework_ratio", "ratio", "Unplanned deployments by deployments.", Summary::reworkRate));

    private OpenMetricsText() {}

    private record Metric(String name, String unit, String help, Function<Summary, Number> value) {}

    public static String of(OrganisationReport report) {
        var text = new StringBuilder();
        for (var metric : METRICS) {
            var name = "slipway_dora_" + metric.name;
            text.append("# TYPE ").append(name).append(" gauge\n");
            if (!metric.unit.isEmpty()) {
                text.append("# UNIT ")
                        .append(name)
                        .append(' ')
                        .append(metric.unit)
                        .append('\n');
            }
            text.append("# HELP ").append(name).append(' ').append(metric.help).append('\n');
            for (var row : report.rows()) {
                var value = metric.value.apply(row.figures().now());
                if (value != null) {
                    text.append(name)
                            .append('{')
                            .append(labels(row.scope()))
                            .append("} ")
                            .append(value)
                            .append('\n');
                }
            }
        }
        return text.append("# EOF\n").toString();
    }

    private static String labels(Scope scope) {
        var labels = new StringBuilder();
        append(labels, "team", scope.team());
        append(labels, "service", scope.service());
        append(labels, "environment", scope.environment());
        append(labels, "region", scope.region());
        return labels.toString();
    }

    private static void append(StringBuilder labels, String name, String value) {
        if (value != null) {
            labels.append(labels.isEmpty() ? "" : ",")
                    .append(name)
                    .append("=\"")
                    .append(value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\""))
                    .append('"');
        }
    }
}
