package io.jenkins.plugins.slipway.bitbucket.history;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.PullRequestsOfCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import java.time.Instant;
import java.util.Optional;

/** When the work on a commit began that a pull request squashed: with the first of the commits that it had. */
final class FirstCommits {
    private final Bitbucket bitbucket;
    private Optional<String> notIndexed = Optional.empty();
    private int indexing;

    FirstCommits(Bitbucket bitbucket) {
        this.bitbucket = bitbucket;
    }

    /** Its own time when no pull request squashed it, or none is known to. */
    Instant authoredAt(RepositoryCommit commit) {
        if (commit.parents().size() != 1 || notIndexed.isPresent()) {
            return commit.authoredAt();
        }
        var found = bitbucket.pullRequestsOf(commit.id());
        if (found instanceof PullRequestsOfCommit.NotIndexed not) {
            notIndexed = Optional.of(not.message());
        } else if (found instanceof PullRequestsOfCommit.Indexing) {
            indexing++;
        } else if (found instanceof PullRequestsOfCommit.Known known) {
            return known.all().stream()
                    .filter(request -> isMergeOf(request, commit))
                    .map(this::first)
                    .flatMap(Optional::stream)
                    .filter(commit.authoredAt()::isAfter)
                    .findFirst()
                    .orElse(commit.authoredAt());
        }
        return commit.authoredAt();
    }

    /** Cloud names the merge by the beginning of its hash. */
    private static boolean isMergeOf(PullRequest request, RepositoryCommit commit) {
        return request.isMerged()
                && request.mergeCommit().filter(commit.id()::startsWith).isPresent();
    }

    private Optional<Instant> first(PullRequest request) {
        var first = Optional.<Instant>empty();
        var cursor = Optional.<String>empty();
        do {
            var page = bitbucket.commitsOf(request, cursor);
            for (var commit : page.values()) {
                first = first.filter(commit.authoredAt()::isAfter).or(() -> Optional.of(commit.authoredAt()));
            }
            cursor = page.next();
        } while (cursor.isPresent());
        return first;
    }

    Optional<String> note() {
        if (notIndexed.isPresent()) {
            return notIndexed.map("pull requests were not looked at: %s"::formatted);
        }
        return indexing == 0
                ? Optional.empty()
                : Optional.of("%d commits count from their own time: Bitbucket still indexes their pull requests"
                        .formatted(indexing));
    }
}
