package io.jenkins.plugins.slipway.spec;

import java.util.Optional;

/**
 * Which waves return when one fails.
 *
 * @param lastWaves so many, the one that failed included, at least 1; empty for all
 */
public record OnFailure(Optional<Integer> lastWaves) {
    public static final OnFailure ROLL_BACK_ALL = new OnFailure(Optional.empty());
    public static final OnFailure ROLL_BACK_WAVE = rollBackLast(1);

    public static OnFailure rollBackLast(int waves) {
        return new OnFailure(Optional.of(waves));
    }

    /** How many of the first waves stay whatever happens once a wave begins. @param wave from 0 */
    public int settledAt(int wave) {
        return lastWaves.map(last -> Math.max(0, wave + 1 - last)).orElse(0);
    }
}
