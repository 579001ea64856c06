package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One earlier deployment and three commits since, so that a rehearsal has a lead time to show: a release without a known
 * predecessor has none.
 */
final class MadeUpHistory {
    static final String COMMIT = "7e5a1c03";
    private static final String BEFORE = "7e5a1c00";
    private static final Duration AGE = Duration.ofDays(6);

    private MadeUpHistory() {}

    static List<DoraEvent> of(Spec spec, EnvironmentSpec environment, Instant start) {
        var repository = repository(spec);
        var earlier = start.minus(AGE);
        return List.of(
                commit(spec, BEFORE, List.of(), earlier.minus(Duration.ofHours(5))),
                commit(spec, "7e5a1c01", List.of(BEFORE), start.minus(Duration.ofHours(50))),
                commit(spec, "7e5a1c02", List.of("7e5a1c01"), start.minus(Duration.ofHours(21))),
                commit(spec, COMMIT, List.of("7e5a1c02"), start.minus(Duration.ofHours(2))),
                new Deployment(
                        "made-up-by-the-rehearsal",
                        spec.service(),
                        environment.name(),
                        Deployment.Status.SUCCESS,
                        BEFORE,
                        repository,
                        earlier,
                        earlier.plus(Duration.ofHours(2)),
                        Deployment.Kind.DEPLOY,
                        null,
                        null,
                        null,
                        null,
                        true,
                        null,
                        earlier.plus(Duration.ofHours(2))));
    }

    private static Commit commit(Spec spec, String sha, List<String> parents, Instant at) {
        var paths = spec.dora().paths().stream().limit(1).toList();
        return new Commit(repository(spec), sha, parents, at, at, paths, at);
    }

    private static String repository(Spec spec) {
        return spec.repository().orElse("rehearsal:" + spec.service());
    }
}
