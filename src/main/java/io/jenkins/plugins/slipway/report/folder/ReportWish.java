package io.jenkins.plugins.slipway.report.folder;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.report.Grouping;
import java.util.List;
import java.util.Map;

/**
 * What a report in files is to show.
 *
 * @param title of the page of all services
 * @param foot of each page
 * @param query services, environments and window
 * @param by what the rows are
 * @param teamOf the team of each service, needed for rows by team alone
 * @param windows further ones, in days and with the same end, of which the first page is shown too; empty for none
 */
public record ReportWish(
        String title, String foot, DoraQuery query, Grouping by, Map<String, String> teamOf, List<Integer> windows) {}
