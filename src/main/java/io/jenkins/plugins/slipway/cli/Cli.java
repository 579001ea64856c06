package io.jenkins.plugins.slipway.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** The command line as a function: arguments in, text and an exit code out. */
public final class Cli {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("io.jenkins.plugins.slipway");

    private Cli() {}

    /** Runs one command. @return the exit code, as {@code slipway --help} lists them */
    public static int run(String... arguments) {
        var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        var err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        return commandLine().setOut(out).setErr(err).execute(arguments);
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
            OURS.setLevel(slipway.verbose() ? Level.FINE : null);
            if (slipway.verbose()) {
                List.of(ROOT.getHandlers()).forEach(handler -> handler.setLevel(Level.ALL));
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        return line;
    }
}
