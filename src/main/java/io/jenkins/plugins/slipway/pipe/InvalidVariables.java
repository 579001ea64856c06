package io.jenkins.plugins.slipway.pipe;

import java.util.List;
import java.util.stream.Stream;

/** One or more variables are missing or wrong; nothing was done. */
final class InvalidVariables extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param faults one line each: the variable, what is wrong, what is expected */
    InvalidVariables(List<String> faults, List<String> hints) {
        super("%d variable%s missing or wrong; nothing was done:%n%s"
                .formatted(
                        faults.size(),
                        faults.size() == 1 ? " is" : "s are",
                        String.join(System.lineSeparator(), lines(faults, hints))));
    }

    private static List<String> lines(List<String> faults, List<String> hints) {
        return Stream.concat(faults.stream(), hints.stream())
                .map(line -> "  " + line)
                .toList();
    }
}
