package io.jenkins.plugins.slipway.rollback;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A look that a rollback can do without: where the world refuses it or is silent, the way back goes on all the same. */
@FunctionalInterface
public interface Unread {
    /** @param unread what is planned instead, by the words of the refusal */
    Optional<ParameterReturn> or(Supplier<Optional<ParameterReturn>> look, Function<String, ParameterReturn> unread);
}
