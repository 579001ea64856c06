package io.jenkins.plugins.slipway.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An order to put actions on a rule at a given time, once: delivered within 60 s or not at all.
 *
 * @param name 1 to 64 letters, digits, dashes
 * @param rule ARN of a rule, or of a listener for its default actions
 * @param role that may change the rule
 * @param at whole seconds; it happens within the minute after
 * @param tags who ordered it; a schedule carries them in its description
 */
public record ScheduledRoute(
        String name, String rule, List<RouteAction> actions, String role, Instant at, Map<String, String> tags) {}
