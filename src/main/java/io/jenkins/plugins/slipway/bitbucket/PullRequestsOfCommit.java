package io.jenkins.plugins.slipway.bitbucket;

import java.util.List;

/** Which pull requests brought a commit, as far as Bitbucket knows. */
public sealed interface PullRequestsOfCommit {
    /** These; none for a commit that was pushed. */
    record Known(List<PullRequest> all) implements PullRequestsOfCommit {
        public Known {
            all = List.copyOf(all);
        }
    }

    /** It still indexes them: worth asking later. */
    record Indexing() implements PullRequestsOfCommit {}

    /** It was never told to index them; the message says how that is switched on. */
    record NotIndexed(String message) implements PullRequestsOfCommit {}
}
