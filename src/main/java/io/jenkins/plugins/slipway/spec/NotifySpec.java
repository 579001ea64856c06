package io.jenkins.plugins.slipway.spec;

import java.util.Set;

/**
 * Who is told of what.
 *
 * @param webhook a name that an administrator defined
 */
public record NotifySpec(Set<Event> on, String webhook) {
    /** What somebody may want to hear of. */
    public enum Event {
        FAILED("failed"),
        ROLLED_BACK("rolledBack"),
        INCONCLUSIVE("inconclusive"),
        DONE("done"),
        NEEDS_PERSON("needsPerson"),
        WAITING("waiting");

        private final String word;

        Event(String word) {
            this.word = word;
        }

        /** As a spec writes it. */
        public String word() {
            return word;
        }
    }
}
