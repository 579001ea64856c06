package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.release.Release;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** DORA counts what happened once: a success as one deployment, a failure that reached users as one failed change, else nothing. */
final class CountedOnce implements Invariant {
    private static final Pattern UNSURE = Pattern.compile("record the (end|rollback) of release|what may or may not");

    @Override
    public String name() {
        return "counted-once";
    }

    @Override
    public Stream<String> atEnd(Aftermath end) {
        if (end.named(UNSURE)) {
            return Stream.empty();
        }
        var dora = end.dora();
        var done = end.outcome().ending() == Ending.DONE;
        var rolledBack = end.releases().stream()
                .anyMatch(release ->
                        release.kind() == Release.Kind.ROLLBACK && release.status() == Release.Status.SUCCESS);
        var deployed = end.releases().stream()
                .anyMatch(release ->
                        release.kind() != Release.Kind.ROLLBACK && release.status() == Release.Status.SUCCESS);
        var reached = end.releases().stream().anyMatch(Release::reachedUsers);
        var deployments = (deployed ? 1 : 0) + (rolledBack ? 1 : 0);
        var failed = reached && !done && (!deployed || rolledBack) ? 1 : 0;
        return dora.deploymentCount() == deployments && dora.failedDeployments() == failed
                ? Stream.empty()
                : Stream.of("ended %s: %d deployments and %d failed are counted; %d and %d happened"
                        .formatted(
                                end.outcome().ending(),
                                dora.deploymentCount(),
                                dora.failedDeployments(),
                                deployments,
                                failed));
    }
}
