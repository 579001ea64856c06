package io.jenkins.plugins.slipway.trial.invariant;

import java.util.stream.Stream;

/** Something that must hold, whatever goes wrong. An object watches one run. */
public interface Invariant {
    /** In a report: {@code weights}. */
    String name();

    /** After everything of one moment has happened, and after each call that may have changed something: cheap. */
    default Stream<String> atStep(Scene scene) {
        return Stream.empty();
    }

    /** Before anything, and after each call that may have changed something. */
    default Stream<String> atChange(Scene scene) {
        return Stream.empty();
    }

    /** After the operation has ended and everything has settled. */
    default Stream<String> atEnd(Aftermath end) {
        return Stream.empty();
    }
}
