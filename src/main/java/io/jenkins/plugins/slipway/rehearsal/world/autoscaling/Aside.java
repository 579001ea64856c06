package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a refresh does about instances that are protected from scale in or on standby [start-instance-refresh]. */
public enum Aside {
    /** Replaces protected instances; terminates those on standby. */
    REPLACE,
    /** Leaves them as they are and succeeds without them. */
    IGNORE,
    /** Waits an hour for a person, then fails. */
    WAIT;

    /** @param replaceWord {@code Refresh} for protected instances, {@code Terminate} for standby */
    static Aside named(String word, String replaceWord, String parameter) {
        return Arrays.stream(values())
                .filter(aside -> aside.word(replaceWord).equals(word))
                .findFirst()
                .orElseThrow(() -> Refusals.invalid("Value '" + word + "' at '" + parameter
                        + "' failed to satisfy constraint: Member must satisfy enum value set: "
                        + Arrays.stream(values())
                                .map(aside -> aside.word(replaceWord))
                                .collect(Collectors.toList())));
    }

    /** As AWS writes it. */
    public String word(String replaceWord) {
        return switch (this) {
            case REPLACE -> replaceWord;
            case IGNORE -> "Ignore";
            case WAIT -> "Wait";
        };
    }
}
