package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.Slipway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A step in a process of its own, which has only the variables that it is given. */
final class StepProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 300;
    private static final int LEASE_SECONDS = 4;
    private static final long LOOK_MILLIS = 5;

    private final Path log;
    private final Process process;

    private StepProcess(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    static StepProcess start(Path log, Map<String, String> given, Optional<Jail> jail) throws IOException {
        var ours = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "-Dslipway.lease.seconds=" + LEASE_SECONDS,
                "-cp",
                jail.isPresent() ? jail.get().classPath(ours) : ours,
                Slipway.class.getName(),
                "pipe"));
        var builder = new ProcessBuilder(jail.isPresent() ? jail.get().command(command) : command);
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().putAll(given);
        return new StepProcess(
                log,
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
    }

    /** However slow the machine is. @return whether it ended before it had printed so many lines */
    boolean endsBefore(int lines) throws IOException, InterruptedException {
        while (log().lines().count() < lines) {
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return !process.isAlive();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    void stop() {
        process.destroy();
    }

    int exit() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("no end in sight: " + log());
        }
        return process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
