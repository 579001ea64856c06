package io.jenkins.plugins.slipway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of this machine that a test may use where they are installed. */
final class Program {
    /** What a program printed, and how it ended. */
    record Ended(int code, String output) {}

    private Program() {}

    /** Skips the test, and says so, where a program is missing. */
    static void assumeRuns(String what, String... command) {
        var runs = false;
        try {
            runs = run(Map.of(), 60, List.of(command)).code() == 0;
        } catch (IOException missing) {
            runs = false;
        }
        if (!runs) {
            java.util.logging.Logger.getLogger(Program.class.getName())
                    .warning(() -> "SKIPPED: " + what + " is not installed, so the rehearsal is not held against it");
        }
        assumeTrue(runs, what + " is not installed");
    }

    /** Runs a program without anything of this machine's AWS configuration. */
    static Ended run(Map<String, String> environment, long seconds, List<String> command) throws IOException {
        var output = Files.createTempFile("slipway", ".out");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            if (!await(process, seconds)) {
                process.destroyForcibly();
                throw new AssertionError(command + " took longer than " + seconds + " s: " + Files.readString(output));
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    static Path script(String name) {
        var script = Path.of("src", "test", "python", "wire", name);
        assertThat(script).exists();
        return script;
    }

    private static boolean await(Process process, long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a program", interrupted);
        }
    }
}
