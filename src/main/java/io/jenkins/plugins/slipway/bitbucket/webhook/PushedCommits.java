package io.jenkins.plugins.slipway.bitbucket.webhook;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.CommitRange;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.Page;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /**
     * Those that a pull request brought. Where all were squashed into one, that one gets the last of them as a parent: so they count,
     * each from when it was written, and it does not.
     */
    static List<RepositoryCommit> of(PullRequest pullRequest, Bitbucket bitbucket) {
        var merge = bitbucket
                .commits(new CommitRange(pullRequest.mergeCommit().orElseThrow(), Optional.empty()), Optional.empty())
                .values();
        var own = all(cursor -> bitbucket.commitsOf(pullRequest, cursor));
        if (merge.isEmpty() || own.isEmpty()) {
            return own;
        }
        var brought = new LinkedHashMap<String, RepositoryCommit>();
        var last = own.get(0);
        var result = merge.get(0);
        var isKnown = own.stream().anyMatch(commit -> commit.id().equals(result.id()));
        if (isKnown || result.parents().size() > 1) {
            brought.put(result.id(), result);
        } else if (result.authoredAt().equals(last.authoredAt())) {
            // written anew on the other branch, one by one: those count, and keep the times of their authors
            return List.of(result);
        } else {
            brought.put(result.id(), squashed(result, last));
        }
        own.forEach(commit -> brought.putIfAbsent(commit.id(), commit));
        return List.copyOf(brought.values());
    }

    private static RepositoryCommit squashed(RepositoryCommit result, RepositoryCommit last) {
        var parents = new ArrayList<>(result.parents());
        parents.add(last.id());
        return new RepositoryCommit(result.id(), parents, result.authoredAt(), result.committedAt());
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
