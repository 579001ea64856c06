package io.jenkins.plugins.slipway.operation;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A wait for the world. Polling writes nothing; the value seen at the end is journaled.
 *
 * @param what for a person: "image ami-1 to become available"
 * @param every time between two looks
 * @param limit from the first look
 * @param otherwise the value when the limit has passed and nothing was seen; null means that the operation fails then
 */
public record Wait<T>(
        String name, Class<T> type, String what, Duration every, Duration limit, T otherwise, Supplier<Look<T>> probe) {
    public static <T> Wait<T> named(String name, Class<T> type) {
        return new Wait<>(
                name,
                type,
                name,
                Duration.ofSeconds(15),
                Duration.ofHours(1),
                null,
                () -> Look.notYet("not looked at"));
    }

    public Wait<T> forWhat(String words) {
        return new Wait<>(name, type, words, every, limit, otherwise, probe);
    }

    public Wait<T> every(Duration interval) {
        return new Wait<>(name, type, what, interval, limit, otherwise, probe);
    }

    public Wait<T> within(Duration longest) {
        return new Wait<>(name, type, what, every, longest, otherwise, probe);
    }

    /** Not seeing it within the limit is an answer, not a failure: for what may hide for a consistency window. */
    public Wait<T> otherwise(T value) {
        return new Wait<>(name, type, what, every, limit, value, probe);
    }

    public Wait<T> until(Supplier<Look<T>> look) {
        return new Wait<>(name, type, what, every, limit, otherwise, look);
    }
}
