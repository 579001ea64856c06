package io.jenkins.plugins.slipway.bitbucket.history;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.NotOffered;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the deployments of a repository into the ledger, and the commits that they carried. It can be killed at any moment: the same
 * again goes on where it was, and what is known is not written twice.
 */
public final class RepositoryImport {
    private final Bitbucket bitbucket;
    private final Ledger ledger;
    private final Wanted wanted;
    private final ImportWatch watch;
    private final List<String> notes = new ArrayList<>();

    public RepositoryImport(Bitbucket bitbucket, Ledger ledger, Wanted wanted, ImportWatch watch) {
        this.bitbucket = bitbucket;
        this.ledger = ledger;
        this.wanted = wanted;
        this.watch = watch;
    }

    /** @throws BitbucketUnavailable when it is limited for longer than its patience; all that was read is kept */
    public Counted run() {
        var deployments = new DeploymentReading(bitbucket, ledger, wanted, watch);
        var isOffered = true;
        try {
            deployments.run();
        } catch (NotOffered not) {
            isOffered = false;
            notes.add("no deployments: " + not.getMessage());
        }
        var history = new CommitHistory(bitbucket, ledger, wanted.byPullRequest(), watch);
        var isEmpty = history.betweenDeployments() == 0;
        if (isEmpty && isOffered) {
            notes.add("no deployment that succeeded is known, so no commits were read");
        } else if (isEmpty) {
            history.since(wanted.revision(), wanted.since().orElse(Instant.MIN));
        }
        var commits = history.counted();
        deployments.note().ifPresent(notes::add);
        notes.addAll(commits.notes());
        return new Counted(deployments.read(), deployments.fresh(), commits.commits(), commits.freshCommits(), notes);
    }
}
