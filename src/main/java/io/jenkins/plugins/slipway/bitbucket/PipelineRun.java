package io.jenkins.plugins.slipway.bitbucket;

import java.time.Instant;
import java.util.Optional;

/**
 * A run of Bitbucket Pipelines.
 *
 * @param id its UUID, with braces
 * @param branch or tag that it ran on; empty where Bitbucket names none
 */
public record PipelineRun(
        String id,
        long number,
        String commit,
        Optional<String> branch,
        Result result,
        Instant createdAt,
        Optional<Instant> completedAt) {
    /** How it ended, if it did. */
    public enum Result {
        RUNNING,
        SUCCESSFUL,
        FAILED,
        STOPPED
    }
}
