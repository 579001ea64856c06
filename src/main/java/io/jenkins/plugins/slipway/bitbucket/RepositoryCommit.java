package io.jenkins.plugins.slipway.bitbucket;

import java.time.Instant;
import java.util.List;

/**
 * A commit.
 *
 * @param committedAt equal to the author's time on Cloud, which tells no other
 */
public record RepositoryCommit(String id, List<String> parents, Instant authoredAt, Instant committedAt) {
    public RepositoryCommit {
        parents = List.copyOf(parents);
    }
}
