package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.bitbucket.InsightsReport.TextFigure;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.PreparedUnits;
import io.jenkins.plugins.slipway.dora.Summary;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.report.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The figures of a service in an environment when an operation has ended, beside those when it began; both of 30 days.
 *
 * @param now with this operation
 * @param before without it
 */
public record DoraMovement(Summary now, Summary before) {
    private static final int DAYS = 30;
    private static final List<Measure> SHOWN =
            List.of(Measure.LEAD_TIME, Measure.FAIL_RATE, Measure.FREQUENCY, Measure.RECOVERY, Measure.REWORK);

    static DoraMovement of(PreparedUnits units, OperationRecord operation, Instant end) {
        var services = Set.of(operation.labels().getOrDefault("service", ""));
        var environments = Set.of(operation.labels().getOrDefault("environment", ""));
        var known = units.of(services, environments);
        var begin = operation.createdAt();
        // the end of a window is not in it
        var last = end.isAfter(begin) ? end : begin;
        return new DoraMovement(
                figures(known, last.plus(Duration.ofMillis(1)), services, environments),
                figures(known, begin, services, environments));
    }

    private static Summary figures(
            Collection<PreparedUnit> units, Instant end, Set<String> services, Set<String> environments) {
        var window = DoraQuery.between(end.minus(Duration.ofDays(DAYS)), end)
                .of(services, environments)
                .last(DAYS);
        return OrganisationReport.of(units, window, unit -> null).total().now();
    }

    /** One for each measure, the most telling first; none while nothing was ever deployed. */
    List<TextFigure> figures() {
        if (now.deploymentCount() == 0 && before.deploymentCount() == 0) {
            return List.of();
        }
        return SHOWN.stream()
                .map(measure -> new TextFigure(measure.title() + ", " + DAYS + " days", words(measure)))
                .toList();
    }

    /** {@code 2h 5m, was 3h 0m}. */
    private String words(Measure measure) {
        var present = text(measure, now);
        var past = text(measure, before);
        return present.equals(past) ? present + ", as before" : present + ", was " + past;
    }

    private static String text(Measure measure, Summary figures) {
        var value = Figure.value(measure, figures);
        return value == null ? "no data" : Figure.text(measure, value);
    }
}
