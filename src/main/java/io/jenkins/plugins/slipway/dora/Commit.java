package io.jenkins.plugins.slipway.dora;

import static io.jenkins.plugins.slipway.dora.Merge.either;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/**
 * A commit of a repository; identified by both.
 *
 * @param paths files that it changed
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Commit(
        String repo,
        String sha,
        List<String> parents,
        Instant authoredAt,
        Instant committedAt,
        List<String> paths,
        Instant receivedAt)
        implements DoraEvent {
    @Override
    public String type() {
        return "commit";
    }

    @Override
    public String item() {
        return repo + "@" + sha;
    }

    @Override
    public Commit receivedAt(Instant time) {
        return new Commit(repo, sha, parents, authoredAt, committedAt, paths, time);
    }

    /** Whether it has two or more parents. */
    boolean merges() {
        return parents != null && parents.size() > 1;
    }

    Commit updatedBy(Commit later) {
        return new Commit(
                repo,
                sha,
                either(later.parents, parents),
                either(later.authoredAt, authoredAt),
                either(later.committedAt, committedAt),
                either(later.paths, paths),
                either(later.receivedAt, receivedAt));
    }
}
