package io.jenkins.plugins.slipway.bitbucket.cloud;

import io.jenkins.plugins.slipway.bitbucket.InsightsReport;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.wire.Room;

/** Code Insights on Cloud: a report is written, and then its annotations, a hundred at a time. */
final class Reports {
    private static final int AT_ONCE = 100;
    private static final Room ROOM = new Room(Written.DETAILS, 10, 1_000);

    private final CloudApi api;

    Reports(CloudApi api) {
        this.api = api;
    }

    /** One that is there goes first: what it says of files stays otherwise, also what is said no longer. */
    void put(String commit, InsightsReport report) {
        try {
            api.deleteReport(commit, report.key());
        } catch (NotInBitbucket none) {
            // the first of its key; whether the commit is there shows below
        }
        api.put(commit, report.key(), Written.report(report, ROOM.details(report), ROOM.figures()));
        var annotations = report.annotations().stream()
                .limit(ROOM.annotations())
                .map(Written::annotation)
                .toList();
        for (int from = 0; from < annotations.size(); from += AT_ONCE) {
            api.add(commit, report.key(), annotations.subList(from, Math.min(from + AT_ONCE, annotations.size())));
        }
    }
}
