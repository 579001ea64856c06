package io.jenkins.plugins.slipway.spec;

import java.time.Duration;
import java.util.List;

/** One step of provisioning on the builder. */
public sealed interface Provision {
    Duration timeout();

    /** Installs packages with the image's package manager. */
    record Packages(List<String> names, Duration timeout) implements Provision {}

    /**
     * Runs a script.
     *
     * @param source path in the spec's folder, or "inline"
     * @param lines its text
     */
    record Shell(String source, List<String> lines, Duration timeout) implements Provision {}
}
