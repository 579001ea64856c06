package io.jenkins.plugins.slipway.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A short touch of the outside world, done once.
 *
 * <p>Without {@link #adopting} or {@link #repeatable} an effect whose reply was lost stops the operation and asks a person.
 *
 * @param name stable key, with the loop index where there is one
 * @param input recorded with the intent; a different one on replay fails loudly
 * @param undo journaled before the intent, or null
 * @param marked whether what is found was made by this effect of this operation and by nothing else
 * @param window how long the world may hide what was done
 * @param refused what a final refusal means as a result, or null: then it ends the operation
 */
public record Effect<T>(
        String name,
        Class<T> type,
        Object input,
        Undo undo,
        Supplier<Optional<T>> adopt,
        boolean marked,
        boolean repeat,
        Duration window,
        Function<String, T> refused,
        Act<T> act) {
    public static final Duration CONSISTENCY_WINDOW = Duration.ofSeconds(30);

    /** The touch itself. */
    @FunctionalInterface
    public interface Act<T> {
        /** @param token from operation, path, effect and attempt: at most 64 letters, digits and dashes */
        T act(String token);
    }

    public static <T> Effect<T> named(String name, Class<T> type) {
        return new Effect<>(name, type, null, null, null, false, false, CONSISTENCY_WINDOW, null, token -> {
            throw new IllegalStateException("effect '" + name + "' does nothing: call doing(…)");
        });
    }

    public Effect<T> given(Object recordedInput) {
        return new Effect<>(name, type, recordedInput, undo, adopt, marked, repeat, window, refused, act);
    }

    public Effect<T> undoneBy(Undo howToTakeBack) {
        return new Effect<>(name, type, input, howToTakeBack, adopt, marked, repeat, window, refused, act);
    }

    /** How to find what a lost reply did. */
    public Effect<T> adopting(Supplier<Optional<T>> finder) {
        return new Effect<>(name, type, input, undo, finder, marked, repeat, window, refused, act);
    }

    /** As {@link #adopting}; and what is found can only have been made by this effect of this operation. */
    public Effect<T> adoptingOurs(Supplier<Optional<T>> finder) {
        return new Effect<>(name, type, input, undo, finder, true, repeat, window, refused, act);
    }

    /** Doing it twice is the same as once. */
    public Effect<T> repeatable() {
        return new Effect<>(name, type, input, undo, adopt, marked, true, window, refused, act);
    }

    /** A refusal that no other attempt would change is a result, made of its words: for what the verb has another way around. */
    public Effect<T> refusedAs(Function<String, T> answer) {
        return new Effect<>(name, type, input, undo, adopt, marked, repeat, window, answer, act);
    }

    public Effect<T> visibleWithin(Duration consistencyWindow) {
        return new Effect<>(name, type, input, undo, adopt, marked, repeat, consistencyWindow, refused, act);
    }

    public Effect<T> doing(Act<T> touch) {
        return new Effect<>(name, type, input, undo, adopt, marked, repeat, window, refused, touch);
    }

    /** A repeatable effect without a result. */
    public static Effect<Done> once(String name, Runnable touch) {
        return named(name, Done.class).repeatable().doing(token -> {
            touch.run();
            return new Done();
        });
    }

    /** The result of an effect that has none. */
    public record Done() {}
}
