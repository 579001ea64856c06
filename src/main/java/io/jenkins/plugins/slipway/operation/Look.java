package io.jenkins.plugins.slipway.operation;

import java.util.Map;
import java.util.Optional;

/**
 * What a probe saw.
 *
 * @param status a few words while it is not there: "3 of 10 instances"
 * @param samples values to draw, by name of their series
 */
public record Look<T>(Optional<T> value, String status, Map<String, Double> samples) {
    public static <T> Look<T> is(T value) {
        return new Look<>(Optional.of(value), "", Map.of());
    }

    public static <T> Look<T> notYet(String status) {
        return new Look<>(Optional.empty(), status, Map.of());
    }

    public static <T> Look<T> of(Optional<T> value, String status) {
        return new Look<>(value, status, Map.of());
    }

    public Look<T> with(Map<String, Double> drawn) {
        return new Look<>(value, status, drawn);
    }
}
