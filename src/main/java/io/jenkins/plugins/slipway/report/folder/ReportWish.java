package io.jenkins.plugins.slipway.report.folder;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.report.Grouping;
import io.jenkins.plugins.slipway.report.Period;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a report in files is to show.
 *
 * @param title of the page of all services
 * @param madeAt now, as every page tells
 * @param query services, environments and window
 * @param by what the rows are
 * @param teamOf the team of each service, needed for rows by team alone
 * @param windows of which there is a page of all services, in days and with the same end; empty for the query's alone
 */
public record ReportWish(
        String title, Instant madeAt, DoraQuery query, Grouping by, Map<String, String> teamOf, List<Integer> windows) {
    /** What the rows of a page can be; only rows of units lead to the pages of units. */
    List<Grouping> groupings() {
        return by == Grouping.UNIT ? List.of(by) : List.of(by, Grouping.UNIT);
    }

    /** At the foot of each page. */
    String foot() {
        return "Made by Slipway on " + new Period(query.timezone()).minute(madeAt);
    }
}
