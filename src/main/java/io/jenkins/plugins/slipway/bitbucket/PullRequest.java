package io.jenkins.plugins.slipway.bitbucket;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A pull request.
 *
 * @param mergeCommit empty while it is not merged
 * @param mergedAt empty while it is not merged, or where Bitbucket does not tell
 */
public record PullRequest(
        long id,
        String title,
        boolean isMerged,
        Instant createdAt,
        Optional<String> mergeCommit,
        Optional<Instant> mergedAt,
        URI link) {}
