package io.jenkins.plugins.slipway.estate;

import java.time.Duration;

/**
 * How long something took before, for a forecast.
 *
 * @param time of one
 * @param source where the number is from, for people: an operation, or "assumed"
 */
public record Baseline(Duration time, String source) {
    /** Nothing is recorded. */
    public static Baseline assumed(Duration time) {
        return new Baseline(time, "assumed");
    }
}
