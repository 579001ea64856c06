package io.jenkins.plugins.slipway.bitbucket.history;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be imported.
 *
 * @param service that the repository's deployments are of
 * @param environments their names as events have them; empty for all
 * @param since deployments that ended before are left out, but for the last success of each environment: lead times begin after it
 * @param until deployments that ended at it or later are left out, such as those that Slipway recorded itself
 * @param revision whose commits are read from a Bitbucket that lists no deployments, when the ledger knows none either
 * @param hotfixes prefix of branches whose deployments are hotfixes; empty: Pipelines is not asked
 * @param byPullRequest whether a commit that was squashed counts from the first commit of its pull request
 */
public record Wanted(
        String service,
        Set<String> environments,
        Optional<Instant> since,
        Optional<Instant> until,
        String revision,
        Optional<String> hotfixes,
        boolean byPullRequest) {
    public Wanted {
        environments = Set.copyOf(environments);
    }

    boolean includes(String environment) {
        return environments.isEmpty() || environments.contains(environment);
    }

    /** The same again goes on where it was; another begins anew. */
    String part() {
        return "deployments of %s in %s since %s until %s"
                .formatted(
                        service,
                        environments.isEmpty()
                                ? "all"
                                : String.join(
                                        ",", environments.stream().sorted().toList()),
                        since.map(Instant::toString).orElse("ever"),
                        until.map(Instant::toString).orElse("now"));
    }
}
