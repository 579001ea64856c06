package io.jenkins.plugins.slipway.bitbucket;

import java.util.Optional;

/**
 * Commits between two.
 *
 * @param include a commit, branch or tag; it is one of them
 * @param exclude it and all before it are not; empty for the whole history
 */
public record CommitRange(String include, Optional<String> exclude) {}
