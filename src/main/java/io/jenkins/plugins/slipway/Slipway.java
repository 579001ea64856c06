package io.jenkins.plugins.slipway;

import io.jenkins.plugins.slipway.cli.Cli;

/** The launcher of the runnable jar. */
public final class Slipway {
    private Slipway() {}

    /** Ends the process with the exit code of the command. */
    public static void main(String[] arguments) {
        System.exit(Cli.run(arguments));
    }
}
