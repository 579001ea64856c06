package io.jenkins.plugins.slipway.bitbucket.webhook;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.CommitRange;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.Page;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Commits behind a message, which holds some of them at most. */
final class PushedCommits {
    /** More came by a push than anybody waits for; a clone tells them. */
    private static final int MOST = 2_000;

    private PushedCommits() {}

    /** Those between two states of a branch; of a new branch, or one that was rewritten, those that the message holds. */
    static List<RepositoryCommit> of(Event.Change change, Bitbucket bitbucket) {
        if (change.isWhole() || change.before().isEmpty()) {
            return change.commits();
        }
        try {
            return all(cursor -> bitbucket.commits(change.range(), cursor));
        } catch (NotInBitbucket vanished) {
            return change.commits();
        }
    }

    /** Those that a pull request brought. One that all were squashed into counts from the first of them, as an import has it. */
    static List<RepositoryCommit> of(PullRequest pullRequest, Bitbucket bitbucket) {
        var merge = bitbucket
                .commits(new CommitRange(pullRequest.mergeCommit().orElseThrow(), Optional.empty()), Optional.empty())
                .values();
        var own = all(cursor -> bitbucket.commitsOf(pullRequest, cursor));
        if (merge.isEmpty() || own.isEmpty()) {
            return own;
        }
        var result = merge.get(0);
        var isKnown = own.stream().anyMatch(commit -> commit.id().equals(result.id()));
        if (isKnown || result.parents().size() > 1) {
            var brought = new ArrayList<>(own);
            brought.removeIf(commit -> commit.id().equals(result.id()));
            brought.add(result);
            return brought;
        }
        return List.of(since(first(own), result));
    }

    private static Instant first(List<RepositoryCommit> commits) {
        return commits.stream()
                .map(RepositoryCommit::authoredAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static RepositoryCommit since(Instant first, RepositoryCommit squashed) {
        return first.isBefore(squashed.authoredAt())
                ? new RepositoryCommit(squashed.id(), squashed.parents(), first, squashed.committedAt())
                : squashed;
    }

    private static List<RepositoryCommit> all(Function<Optional<String>, Page<RepositoryCommit>> pages) {
        var commits = new ArrayList<RepositoryCommit>();
        var cursor = Optional.<String>empty();
        do {
            var page = pages.apply(cursor);
            commits.addAll(page.values());
            cursor = page.next();
        } while (cursor.isPresent() && commits.size() < MOST);
        return commits;
    }
}
