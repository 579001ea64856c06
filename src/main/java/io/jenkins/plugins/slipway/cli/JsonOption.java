package io.jenkins.plugins.slipway.cli;

import picocli.CommandLine.Option;

/** {@code --json}. */
final class JsonOption {
    static final String NAME = "--json";

    @Option(names = NAME, description = "Print one JSON object on standard output, and nothing else there.")
    private boolean wanted;

    boolean wanted() {
        return wanted;
    }
}
