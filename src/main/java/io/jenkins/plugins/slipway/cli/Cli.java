package io.jenkins.plugins.slipway.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** The command line as a function: arguments in, text and an exit code out. */
public final class Cli {
    private static final Logger ROOT = Logger.getLogger("");

    private Cli() {}

    /** Runs one command. @return the exit code, as {@code slipway --help} lists them */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        var slipway = new SlipwayCommand();
        var errors = new ErrorScreen(slipway::verbose);
        var line = new CommandLine(slipway);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(errors);
        line.setExecutionExceptionHandler(errors);
        line.setExecutionStrategy(parsed -> {
            ROOT.setLevel(slipway.verbose() ? Level.INFO : Level.OFF);
            return new CommandLine.RunLast().execute(parsed);
        });
        return line;
    }
}
