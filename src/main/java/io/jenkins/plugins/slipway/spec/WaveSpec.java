package io.jenkins.plugins.slipway.spec;

import java.time.Duration;
import java.util.List;

/**
 * Targets that are rolled side by side; the next wave waits for the last of them.
 *
 * @param name unique in its environment
 * @param bakeTime the quiet watch over all that was rolled so far, before the next wave; default 0
 * @param before what must hold before this wave, beside the gates of its environment
 */
public record WaveSpec(String name, List<TargetSpec> targets, Duration bakeTime, List<BeforeGate> before) {
    /** The one wave of an environment that only lists targets. */
    public static final String ALL = "all";
}
