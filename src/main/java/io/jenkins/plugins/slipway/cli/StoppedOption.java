package io.jenkins.plugins.slipway.cli;

import picocli.CommandLine.Option;

/** {@code --when-stopped} of a command that runs an operation. */
final class StoppedOption {
    static final String NAME = "--when-stopped";

    @Option(
            names = NAME,
            paramLabel = "keep|take-back",
            defaultValue = "take-back",
            description =
                    "What Ctrl-C or SIGTERM does: take-back aborts the operation and takes all back; keep lets go of"
                            + " it at its next wait and leaves it open (exit code 5), so that another run, 'slipway resume' or a"
                            + " worker goes on with it at once. Default: ${DEFAULT-VALUE}.")
    private WhenStopped whenStopped;

    WhenStopped whenStopped() {
        return whenStopped;
    }
}
