package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.story.Words;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** A release in words. */
public final class ReleaseWords {
    private ReleaseWords() {}

    /** {@code deploy}, {@code rollback}; of a rollback also what it undid. */
    public static String kind(Release release) {
        var kind = release.kind().name().toLowerCase(Locale.ROOT);
        return release.rollsBack().map(undone -> kind + " of " + undone).orElse(kind);
    }

    /** {@code succeeded in 12 min 3 s}; of one that did not succeed, whether users had been reached. */
    public static String status(Release release) {
        var took = release.finishedAt()
                .map(end -> " in " + Words.length(Duration.between(release.startedAt(), end)))
                .orElse("");
        var reached = release.reachedUsers() ? ", users were reached" : ", no user was reached";
        return switch (release.status()) {
            case IN_PROGRESS -> "not ended yet";
            case SUCCESS -> "succeeded" + took;
            case FAILURE -> "failed" + took + reached;
            case ABORTED -> "aborted" + took + reached;
        };
    }

    /** {@code eu-central-1: ami-1, eu-west-1: ami-2}. */
    public static String placements(Release release) {
        return release.placements().stream()
                .map(placement -> placement.region() + ": " + placement.imageId())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
