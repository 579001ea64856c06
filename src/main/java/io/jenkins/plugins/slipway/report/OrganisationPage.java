package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.report.chart.Chart;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All services: figures, deployments, table, worst movers, open incidents, and what is being rolled out.
 *
 * @param window in words
 * @param windows that can be chosen, in days
 * @param deployments empty when nothing was deployed
 * @param groupings that can be chosen
 * @param isInteractive whether a server answers the choice of a reader; a file shows everything at once
 */
public record OrganisationPage(
        String window,
        Period period,
        List<Integer> windows,
        List<Figure> figures,
        Optional<Chart> deployments,
        ServiceTable services,
        List<Grouping> groupings,
        List<Mover> movers,
        List<OrganisationReport.OpenIncident> openIncidents,
        List<Rollout> rollouts,
        boolean isInteractive) {
    private static final int ROWS = 100;

    /**
     * As a server shows it: sorted, filtered, and in pages.
     *
     * @param report with rows as {@link Choice#by()} says, of the query
     * @param groupings that the reader can choose
     */
    public static OrganisationPage of(
            OrganisationReport report,
            DoraQuery query,
            Choice choice,
            List<Grouping> groupings,
            List<Rollout> rollouts) {
        return of(report, query, choice, Choice.WINDOWS, groupings, rollouts, ROWS);
    }

    /**
     * As a file shows it: everything at once.
     *
     * @param windows that have files of their own, in days
     * @param groupings that have
     */
    public static OrganisationPage whole(
            OrganisationReport report,
            DoraQuery query,
            Choice choice,
            List<Integer> windows,
            List<Grouping> groupings,
            List<Rollout> rollouts) {
        return of(report, query, choice, windows, groupings, rollouts, Integer.MAX_VALUE);
    }

    private static OrganisationPage of(
            OrganisationReport report,
            DoraQuery query,
            Choice choice,
            List<Integer> windows,
            List<Grouping> groupings,
            List<Rollout> rollouts,
            int size) {
        var rows = report.rows().stream().map(ServiceRow::of).toList();
        return new OrganisationPage(
                Period.of(query),
                new Period(query.timezone()),
                windows,
                Figure.of(report.total(), query),
                Deployments.chart(query, report.daily(), report.weekly()),
                ServiceTable.of(rows, choice, size),
                groupings,
                Mover.worst(rows, "the " + Period.lengthOf(query) + " before"),
                report.openIncidents(),
                rollouts,
                size == ROWS);
    }

    /** What the reader has chosen. */
    public Choice choice() {
        return services.choice();
    }

    /** Where each figure's parts are: the table, sorted by it. */
    public Function<Measure, String> behind(Places places) {
        return measure -> (isInteractive ? places.thisPage(choice().sortedBy(Order.first(Column.of(measure)))) : "")
                + "#slipway-services";
    }

    /** Where a row leads, if it leads anywhere. */
    public Optional<String> placeOf(ServiceRow row, Places places) {
        if (row.unit().isPresent()) {
            return row.unit().map(places::unit);
        }
        var service = row.scope().service();
        return isInteractive && service != null && service.length() <= Choice.LONGEST_FILTER
                ? Optional.of(places.thisPage(choice().groupedBy(Grouping.UNIT).filteredBy(service)))
                : Optional.empty();
    }
}
