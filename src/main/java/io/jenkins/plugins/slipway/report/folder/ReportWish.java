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
 * @param windows further ones, in days and with the same end, of which the first page is shown too; empty for none
 */
public record ReportWish(
        String title,
        Instant madeAt,
        DoraQuery query,
        Grouping by,
        Map<String, String> teamOf,
        List<Integer> windows) {
    /** At the foot of each page. */
    String foot() {
        return "Made by Slipway on " + new Period(query.timezone()).minute(madeAt);
    }
}
