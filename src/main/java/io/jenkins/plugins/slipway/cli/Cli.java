package io.jenkins.plugins.slipway.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The command line as a function: arguments in, text and an exit code out. */
public final class Cli {
    /** So that the examples stay in one piece. */
    private static final int HELP_WIDTH = 100;

    private Cli() {}

    /**
     * Runs one command.
     *
     * @param more commands of other rooms, by name
     * @return the exit code, as {@code slipway --help} lists them
     */
    public static int run(Map<String, Supplier<Object>> more, String... arguments) {
        var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        var err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        if (List.of(arguments).equals(List.of("--version"))) {
            // asked by scripts before each call: not worth a parser
            out.println(version());
            return ExitCode.DONE.number();
        }
        return commandLine(new Commands(more).meantBy(arguments))
                .setOut(out)
                .setErr(err)
                .execute(arguments);
    }

    /** Runs one command, which prints there. @return the exit code, as {@code slipway --help} lists them */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine(new Commands(Map.of()).meantBy(arguments))
                .setOut(out)
                .setErr(err)
                .execute(arguments);
    }

    /** {@code slipway 1.0.0}. */
    public static String version() {
        return SlipwayCommand.Version.text();
    }

    /** What an exit code says, for people. */
    public static String meaning(int exit) {
        return ExitCode.meaningOf(exit);
    }

    static CommandLine commandLine() {
        return commandLine(new Commands(Map.of()).all());
    }

    private static CommandLine commandLine(Map<String, Object> commands) {
        var slipway = new SlipwayCommand();
        var errors = new ErrorScreen(slipway::verbose);
        var line = new CommandLine(slipway);
        commands.forEach(line::addSubcommand);
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(int.class, text -> whole(text, Integer::valueOf));
        line.registerConverter(Integer.class, text -> whole(text, Integer::valueOf));
        line.registerConverter(long.class, text -> whole(text, Long::valueOf));
        line.registerConverter(Long.class, text -> whole(text, Long::valueOf));
        line.setParameterExceptionHandler(errors);
        line.setExecutionExceptionHandler(errors);
        line.setExecutionStrategy(parsed -> {
            Logging.set(slipway.verbose());
            return new CommandLine.RunLast().execute(parsed);
        });
        return line;
    }

    private static <N> N whole(String text, Function<String, N> number) {
        try {
            return number.apply(text);
        } catch (NumberFormatException other) {
            throw new TypeConversionException(
                    "'%s' is no whole number, or too large; write digits only".formatted(text));
        }
    }

    /** Not touched by what only prints a version or a help text. */
    private static final class Logging {
        private static final Logger ROOT = Logger.getLogger("");
        private static final Logger OURS = Logger.getLogger("io.jenkins.plugins.slipway");

        static void set(boolean verbose) {
            ROOT.setLevel(verbose ? Level.INFO : Level.OFF);
            OURS.setLevel(verbose ? Level.FINE : null);
            if (verbose) {
                List.of(ROOT.getHandlers()).forEach(handler -> handler.setLevel(Level.ALL));
            }
        }
    }
}
