package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.Arrays;

/** How an alarm treats periods without data. */
public enum MissingData {
    MISSING("missing"),
    IGNORE("ignore"),
    BREACHING("breaching"),
    NOT_BREACHING("notBreaching");

    private final String word;

    MissingData(String word) {
        this.word = word;
    }

    /** @throws WorldFault {@code ValidationError} */
    public static MissingData of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new WorldFault("ValidationError", "The value " + word + " for TreatMissingData is not valid"));
    }

    public String word() {
        return word;
    }
}
