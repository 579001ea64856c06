package io.jenkins.plugins.slipway.operation;

import java.time.Duration;

/** How often an effect is looked for and tried again. */
final class Pace {
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    static final Duration LONGEST_PATIENCE = Duration.ofMinutes(15);
    /** Of what only a signal wakes. */
    static final Duration LONGEST_SLEEP = Duration.ofHours(1);

    /** Between attempts to reach somebody who has been away for longer than the longest patience. */
    static final Duration WHILE_AWAY = Duration.ofMinutes(5);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Pace() {}

    /** @param attempts so far, from 1 */
    static Duration backOff(int attempts) {
        var doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** @param attempts so far, from 1, in which nobody could be reached */
    static Duration backOffWhileAway(int attempts) {
        return isExhausted(attempts) ? WHILE_AWAY : backOff(attempts);
    }

    /** Whether so many attempts have taken all patience; counted in planned time, as the process may have been away. */
    static boolean isExhausted(int attempts) {
        var waited = Duration.ZERO;
        for (int i = 1; i <= attempts; i++) {
            waited = waited.plus(backOff(i));
        }
        return waited.compareTo(LONGEST_PATIENCE) > 0;
    }
}
