package io.jenkins.plugins.slipway.spec;

import java.util.List;

/**
 * @param productionEnvironments whose deployments count; default {@code production}
 * @param paths prefixes whose commits count, for a monorepo; empty for all
 */
public record DoraSpec(List<String> productionEnvironments, List<String> paths) {}
