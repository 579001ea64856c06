package io.jenkins.plugins.slipway.cloud;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A schedule as it is now.
 *
 * @param due empty when somebody has disabled it, or made it something else than a one-time schedule
 */
public record Scheduled(String name, Optional<Instant> due, Instant createdAt, Map<String, String> tags) {}
