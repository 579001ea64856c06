package io.jenkins.plugins.slipway.cloud;

import java.util.Map;

/**
 * One series to read.
 *
 * @param statistic {@code Sum}, {@code Average}, {@code p90}, {@code p99} …
 */
public record MetricQuery(
        String id, String namespace, String metric, Map<String, String> dimensions, String statistic) {}
