package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.Map;
import java.util.TreeMap;

/** Attributes of target groups and what they may hold (Application Load Balancers, "Target group attributes"). */
final class TargetGroupAttributes {
    static final String DEREGISTRATION_DELAY = "deregistration_delay.timeout_seconds";
    private static final String STICKY = "stickiness.";

    static final Map<String, String> STANDARD = Map.ofEntries(
            Map.entry(DEREGISTRATION_DELAY, "300"),
            Map.entry("slow_start.duration_seconds", "0"),
            Map.entry("load_balancing.algorithm.type", "round_robin"),
            Map.entry("load_balancing.cross_zone.enabled", "use_load_balancer_configuration"),
            Map.entry(STICKY + "enabled", "false"),
            Map.entry(STICKY + "type", "lb_cookie"),
            Map.entry(STICKY + "lb_cookie.duration_seconds", "86400"),
            Map.entry(STICKY + "app_cookie.cookie_name", ""),
            Map.entry(STICKY + "app_cookie.duration_seconds", "86400"));

    private TargetGroupAttributes() {}

    /** @throws WorldFault {@code ValidationError} for a key that does not exist or a value that it cannot hold */
    static Map<String, String> changed(Map<String, String> present, Map<String, String> changes) {
        var result = new TreeMap<>(present);
        changes.forEach((key, value) -> {
            if (!STANDARD.containsKey(key)) {
                throw new WorldFault("ValidationError", "Target group attribute key '" + key + "' is not recognized");
            }
            check(key, value);
            result.put(key, value);
        });
        return result;
    }

    private static void check(String key, String value) {
        switch (key) {
            case DEREGISTRATION_DELAY -> number(key, value, 0, 3600);
            case "slow_start.duration_seconds" -> {
                if (number(key, value, 0, 900) > 0) {
                    number(key, value, 30, 900);
                }
            }
            case STICKY + "lb_cookie.duration_seconds", STICKY + "app_cookie.duration_seconds" ->
                number(key, value, 1, 604_800);
            case STICKY + "enabled" -> oneOf(key, value, "true", "false");
            case STICKY + "type" -> oneOf(key, value, "lb_cookie", "app_cookie");
            case "load_balancing.algorithm.type" ->
                oneOf(key, value, "round_robin", "least_outstanding_requests", "weighted_random");
            default -> {
                // any text
            }
        }
    }

    private static int number(String key, String value, int from, int to) {
        if (!value.matches("\\d{1,7}") || Integer.parseInt(value) < from || Integer.parseInt(value) > to) {
            throw new WorldFault(
                    "ValidationError",
                    "Target group attribute '" + key + "' must be between " + from + " and " + to + ", not '" + value
                            + "'");
        }
        return Integer.parseInt(value);
    }

    private static void oneOf(String key, String value, String... allowed) {
        if (!java.util.List.of(allowed).contains(value)) {
            throw new WorldFault(
                    "ValidationError",
                    "Target group attribute '" + key + "' must be one of " + String.join(", ", allowed) + ", not '"
                            + value + "'");
        }
    }
}
