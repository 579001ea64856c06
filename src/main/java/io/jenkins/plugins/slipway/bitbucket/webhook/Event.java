package io.jenkins.plugins.slipway.bitbucket.webhook;

import io.jenkins.plugins.slipway.bitbucket.CommitRange;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What a message says, whichever kind of Bitbucket it came from. */
sealed interface Event {
    /** {@code owner/name}. */
    String repository();

    /** Branches and tags moved. */
    record Pushed(String repository, List<Change> changes) implements Event {}

    /**
     * One of them.
     *
     * @param before where it was; empty for a new one
     * @param commits as far as the message holds them
     * @param isCut whether the message says that it left some out
     */
    record Change(String newest, Optional<String> before, List<RepositoryCommit> commits, boolean isCut) {
        /** Whether the commits lead from the newest back to where it was, and nowhere else. */
        boolean isWhole() {
            var here = new HashSet<String>();
            commits.forEach(commit -> here.add(commit.id()));
            return !isCut
                    && here.contains(newest)
                    && commits.stream()
                            .allMatch(commit -> !commit.parents().isEmpty()
                                    && commit.parents().stream()
                                            .allMatch(parent -> here.contains(parent)
                                                    || before.filter(parent::equals)
                                                            .isPresent()));
        }

        CommitRange range() {
            return new CommitRange(newest, before);
        }
    }

    /** A pull request was merged. */
    record Merged(String repository, PullRequest pullRequest) implements Event {}

    /** A build status of a commit is final: a run of Pipelines may have deployed. */
    record Built(String repository, String commit) implements Event {}

    /** Nothing that counts. */
    record Other(String repository) implements Event {}
}
