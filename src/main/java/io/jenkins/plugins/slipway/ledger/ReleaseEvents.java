package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.release.Release;
import java.util.List;

/** What a release says to the DORA figures. */
final class ReleaseEvents {
    private ReleaseEvents() {}

    /** None of a canary, unless it failed: one that passed deployed nothing. */
    static List<Deployment> of(Release release) {
        var failed = release.status() == Release.Status.FAILURE || release.status() == Release.Status.ABORTED;
        return release.kind() == Release.Kind.CANARY && !failed ? List.of() : List.of(deployment(release));
    }

    private static Deployment deployment(Release release) {
        return new Deployment(
                release.id(),
                release.service(),
                release.environment(),
                Deployment.Status.valueOf(release.status().name()),
                release.commit().orElse(null),
                release.repository().orElse(null),
                release.startedAt(),
                release.finishedAt().orElse(null),
                kind(release.kind()),
                null,
                release.rollsBack().orElse(null),
                null,
                null,
                release.reachedUsers(),
                release.operation(),
                null);
    }

    private static Deployment.Kind kind(Release.Kind kind) {
        return switch (kind) {
            case CANARY, DEPLOY -> Deployment.Kind.DEPLOY;
            case ROLLBACK -> Deployment.Kind.ROLLBACK;
            case HOTFIX -> Deployment.Kind.HOTFIX;
        };
    }
}
