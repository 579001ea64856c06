package io.jenkins.plugins.slipway.jenkins.configuration;

import io.jenkins.plugins.slipway.spec.GoalsReader;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import java.util.Optional;

/** Goals as an administrator writes them. */
final class GoalsText {
    private GoalsText() {}

    /** Null for none. */
    static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** What is wrong, in one line; empty when nothing is. */
    static Optional<String> fault(String text) {
        if (given(text) == null) {
            return Optional.empty();
        }
        try {
            GoalsReader.read(given(text), Messages.GoalsText_Name());
            return Optional.empty();
        } catch (InvalidSpec wrong) {
            var first = wrong.faults().get(0);
            return Optional.of(Messages.GoalsText_Fault(
                    String.valueOf(first.line()), first.path(), first.problem(), first.remedy()));
        }
    }
}
