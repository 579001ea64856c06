package io.jenkins.plugins.slipway;

import io.jenkins.plugins.slipway.cli.Cli;
import io.jenkins.plugins.slipway.pipe.PipeCommand;
import java.util.Map;

/** The launcher of the runnable jar. */
public final class Slipway {
    private Slipway() {}

    /** Ends the process with the exit code of the command. */
    public static void main(String[] arguments) {
        System.exit(Cli.run(Map.of("pipe", () -> new PipeCommand(System.getenv())), arguments));
    }
}
