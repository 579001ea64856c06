package io.jenkins.plugins.slipway.trial.invariant;

import java.util.stream.Stream;

/** An operation fails by what it met, never because its verb touched the world outside an effect or broke. */
final class NoDefect implements Invariant {
    private static final String DEFECT = "a defect of ";

    @Override
    public String name() {
        return "no-defect";
    }

    @Override
    public Stream<String> atEnd(Aftermath end) {
        return Stream.of(end.outcome().reason()).filter(reason -> reason.startsWith(DEFECT));
    }
}
