package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;
import java.util.List;
import java.util.Optional;

/** Which release put what runs somewhere. */
public final class RunningRelease {
    private static final int HISTORY = 200;

    private RunningRelease() {}

    /** The newest deployment (not a rollback) that was placed at one of these; empty when none is recorded. */
    public static Optional<Release> at(
            Releases releases, String service, String environment, List<Release.Placement> placements) {
        return releases.history(service, environment, HISTORY).stream()
                .filter(release -> release.kind() != Release.Kind.ROLLBACK)
                .filter(release -> release.placements().stream().anyMatch(placements::contains))
                .findFirst();
    }
}
