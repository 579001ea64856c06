package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Comparison;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.dora.Summary;
import io.jenkins.plugins.slipway.story.Amounts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the five figures, as a card shows it.
 *
 * @param value empty when there is no data; then {@code reason} says why
 * @param spread what stands beside it: n, p75, p90, mean, or what was counted
 */
public record Figure(Measure measure, Optional<String> value, String reason, Change change, List<Part> spread) {
    /** A number beside the figure, with its name. */
    public record Part(String name, String value) {}

    /** All five, in DORA's order. @param window of which they are */
    static List<Figure> of(Comparison figures, DoraQuery window) {
        var before = "the " + Period.lengthOf(window) + " before";
        return Arrays.stream(Measure.values())
                .map(measure -> {
                    var now = value(measure, figures.now());
                    return new Figure(
                            measure,
                            Optional.ofNullable(now).map(value -> text(measure, value)),
                            NoData.reason(measure),
                            Change.of(measure, now, value(measure, figures.before()), before),
                            spread(measure, figures.now()));
                })
                .toList();
    }

    /** In seconds, shares, or deployments a day; {@code null} without data. */
    public static Double value(Measure measure, Summary figures) {
        return switch (measure) {
            case FREQUENCY -> figures.deploymentCount() == 0 ? null : Double.valueOf(figures.deploymentsPerDay());
            case LEAD_TIME -> figures.leadTime().medianS();
            case FAIL_RATE -> figures.changeFailRate();
            case RECOVERY -> figures.recovery().medianS();
            case REWORK -> figures.reworkRate();
        };
    }

    /** As every view writes it. */
    public static String text(Measure measure, double value) {
        return switch (measure) {
            case FREQUENCY -> Amounts.number(value) + " a day";
            case LEAD_TIME, RECOVERY -> Amounts.time(value);
            case FAIL_RATE, REWORK -> Amounts.percent(value);
        };
    }

    private static List<Part> spread(Measure measure, Summary figures) {
        return switch (measure) {
            case FREQUENCY ->
                List.of(count("deployments", figures.deploymentCount()), count("days with one", figures.activeDays()));
            case LEAD_TIME -> leadTime(figures);
            case FAIL_RATE ->
                List.of(count("failed", figures.failedDeployments()), count("deployments", figures.deploymentCount()));
            case RECOVERY ->
                List.of(
                        count("recovered", figures.recovery().n()),
                        count("still open", figures.recovery().open()));
            case REWORK -> List.of(count("deployments", figures.deploymentCount()));
        };
    }

    private static List<Part> leadTime(Summary figures) {
        var times = figures.leadTime();
        if (times.n() == 0) {
            return List.of();
        }
        return Stream.of(
                        new Part("p75", Amounts.time(times.p75S())),
                        new Part("p90", Amounts.time(times.p90S())),
                        new Part("mean", Amounts.time(times.meanS())),
                        count("commits", times.n()))
                .toList();
    }

    private static Part count(String name, long count) {
        return new Part(name, Amounts.count(count));
    }
}
