package io.jenkins.plugins.slipway.trial;

import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.nio.file.Path;

/**
 * The one command that runs a trial again, step by step.
 *
 * @param spec its file, as a shell finds it
 */
public record Replay(Course course, Path spec) {
    /** A release of this name is what is rehearsed when nobody names one. */
    public static final String VERSION = "1.0.0";

    /** Everything that decides the run is in it, so that it stays the same when defaults change. */
    public String command(Settings settings) {
        return "slipway rehearse %s --environment %s --release %s --faults %s --seed %d%s"
                .formatted(
                        spec,
                        course.environment().name(),
                        settings.release().word(),
                        course.profile().word(),
                        settings.seed(),
                        course.version().equals(VERSION) ? "" : " --release-version " + course.version());
    }

    /** A trial in which something did not hold, what that was, and its command. */
    public String report(TrialResult result) {
        var report = new StringBuilder("seed %d, release %s, ended %s: an invariant did not hold%n"
                .formatted(result.settings().seed(), result.settings().release().word(), result.ending()));
        result.violations().forEach(violation -> report.append("  %s%n".formatted(violation)));
        return report.append("  step by step: %s%n".formatted(command(result.settings())))
                .toString();
    }
}
