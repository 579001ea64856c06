package io.jenkins.plugins.slipway.bitbucket.wire;

import io.jenkins.plugins.slipway.bitbucket.InsightsReport;
import java.util.ArrayList;

/**
 * How much of a report a Bitbucket takes.
 *
 * @param details characters
 */
public record Room(int details, int figures, int annotations) {
    /** The details of a report, as long as they may be, with a line of what had to be left out. */
    public String details(InsightsReport report) {
        var lines = new ArrayList<String>();
        if (report.figures().size() > figures) {
            lines.add("%d of %d figures are shown."
                    .formatted(figures, report.figures().size()));
        }
        if (report.annotations().size() > annotations) {
            lines.add("%d of %d annotations are shown."
                    .formatted(annotations, report.annotations().size()));
        }
        var leftOut = lines.isEmpty() ? "" : "\n" + String.join(" ", lines);
        return Texts.cut(report.details(), details - leftOut.length()) + leftOut;
    }
}
