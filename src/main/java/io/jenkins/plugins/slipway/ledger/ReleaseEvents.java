package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.ServiceLine;
import io.jenkins.plugins.slipway.release.Release;
import java.util.ArrayList;
import java.util.List;

/** What a release says to the DORA figures. */
final class ReleaseEvents {
    private ReleaseEvents() {}

    /** None of a canary, unless it failed: one that passed deployed nothing. */
    static List<DoraEvent> of(Release release) {
        var failed = release.status() == Release.Status.FAILURE || release.status() == Release.Status.ABORTED;
        var events = new ArrayList<DoraEvent>();
        if (release.kind() != Release.Kind.CANARY || failed) {
            events.add(deployment(release));
            release.team().ifPresent(team -> events.add(ServiceLine.ofTeam(release.service(), team)));
        }
        return events;
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
                regions(release),
                null);
    }

    /** Null while none is known, and when all were taken back: then those that were reached stay told. */
    private static List<String> regions(Release release) {
        var regions = release.placements().stream()
                .map(Release.Placement::region)
                .distinct()
                .sorted()
                .toList();
        return regions.isEmpty() ? null : regions;
    }

    private static Deployment.Kind kind(Release.Kind kind) {
        return switch (kind) {
            case CANARY, DEPLOY -> Deployment.Kind.DEPLOY;
            case ROLLBACK -> Deployment.Kind.ROLLBACK;
            case HOTFIX -> Deployment.Kind.HOTFIX;
        };
    }
}
