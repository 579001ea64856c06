package io.jenkins.plugins.slipway.goal;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.Summary;
import io.jenkins.plugins.slipway.spec.Goal;
import io.jenkins.plugins.slipway.spec.Goal.Measure;
import io.jenkins.plugins.slipway.story.Amounts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The figures that one goal is about. */
final class GoalFigures {
    private final Goal goal;
    private final List<PreparedUnit> units;
    private final DoraQuery window;
    private final Summary figures;

    GoalFigures(Goal goal, Collection<PreparedUnit> known, Instant now, ZoneId zone) {
        this.goal = goal;
        this.units = known.stream().filter(this::isAbout).toList();
        this.window = DoraQuery.between(now.atZone(zone).minusDays(goal.days()).toInstant(), now)
                .in(zone);
        this.figures =
                OrganisationReport.of(units, window, unit -> null).total().now();
    }

    private boolean isAbout(PreparedUnit unit) {
        return includes(goal.service(), unit.unit().service())
                && includes(goal.environment(), unit.unit().environment())
                && goal.team()
                        .map(team -> unit.team().filter(team::equals).isPresent())
                        .orElse(true);
    }

    private static boolean includes(Optional<String> name, String other) {
        return name.map(other::equals).orElse(true);
    }

    GoalCheck check() {
        var value = value();
        if (value == null) {
            return noData(reason());
        }
        if (goal.isMetBy(value)) {
            return new GoalCheck.Met(goal, value, words(text(value)) + ": met");
        }
        var since = beginsWithin();
        return since.isPresent()
                ? noData("deployments are known only since " + since.get() + ", not of all " + goal.days() + " days")
                : new GoalCheck.Missed(goal, value, words(text(value)) + ": missed");
    }

    private GoalCheck noData(String reason) {
        return new GoalCheck.NoData(goal, reason, words("no data") + ": " + reason);
    }

    private String words(String value) {
        return "%s of %s, last %s: %s, to be %s %s"
                .formatted(
                        goal.measure().title(),
                        goal.about(),
                        goal.days() == 1 ? "day" : goal.days() + " days",
                        value,
                        goal.bound().words(),
                        goal.written());
    }

    /** Null without data; no deployments are no data either, since nobody may have recorded them. */
    private Double value() {
        return switch (goal.measure()) {
            case LEAD_TIME -> figures.leadTime().medianS();
            case LEAD_TIME_P90 -> figures.leadTime().p90S();
            case FREQUENCY -> figures.deploymentCount() == 0 ? null : Double.valueOf(figures.deploymentsPerDay());
            case FAIL_RATE -> figures.changeFailRate();
            case RECOVERY -> figures.recovery().medianS();
            case REWORK -> figures.reworkRate();
        };
    }

    private String reason() {
        if (units.isEmpty()) {
            return "nothing is recorded of " + goal.about();
        }
        if (figures.deploymentCount() == 0 && goal.measure() != Measure.RECOVERY) {
            return "nothing was deployed in these days";
        }
        return switch (goal.measure()) {
            case LEAD_TIME, LEAD_TIME_P90 -> "no deployment of these days has commits whose predecessor is known";
            case RECOVERY ->
                figures.recovery().open() == 0
                        ? "no failed deployment recovered in these days"
                        : "no failed deployment recovered in these days, "
                                + figures.recovery().open() + " still open";
            case FREQUENCY, FAIL_RATE, REWORK -> "nothing was deployed in these days";
        };
    }

    /** Of a frequency that seems too low: the first day of which anything is known, when it is within the window. */
    private Optional<String> beginsWithin() {
        return goal.measure() != Measure.FREQUENCY || goal.bound() != Goal.Bound.AT_LEAST
                ? Optional.empty()
                : units.stream()
                        .map(PreparedUnit::firstDeployment)
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo)
                        .filter(first -> !first.isBefore(window.from()))
                        .map(first ->
                                first.atZone(window.timezone()).toLocalDate().toString());
    }

    private String text(double value) {
        return switch (goal.measure().kind()) {
            case TIME -> Amounts.time(value);
            case SHARE -> Amounts.percent(value);
            case FREQUENCY -> Amounts.number(value) + " a day";
        };
    }
}
