package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.Slipway;
import io.jenkins.plugins.slipway.assembly.Footprint;
import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.ledger.LoopbackLine;
import io.jenkins.plugins.slipway.ledger.PostgresServer;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.wire.RehearsalServer;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A delivery by processes of their own, against a world of its own that is served to them. */
final class DeliveredElsewhere implements AutoCloseable {
    private static final double SPEED = Double.parseDouble(System.getProperty("slipway.kills.speed", "1200"));
    private static final int LEASE_SECONDS = 4;
    /** Without those that take the place of killed ones. */
    private static final int MOST_PROCESSES = 12;

    private static final long PATIENCE_SECONDS = 900;
    /** Draining and terminating go on for a while after the end. */
    private static final double SETTLING_SECONDS = 1800 / SPEED;

    private static final List<String> COUNTED = List.of(
            "instances",
            "images",
            "snapshots",
            "instance-refreshes",
            "autoscaling-groups",
            "launch-template-versions",
            "target groups",
            "parameters");

    /** What must not depend on kills. */
    record Facts(Ending ending, TreeMap<String, Long> ever, List<String> changes) {}

    /** Who goes on after a kill. */
    enum Hand {
        /** {@code slipway resume} with the same address of the ledger. */
        RESUME,
        /** {@code slipway resume} that reaches the ledger by another address, as another machine does. */
        RESUME_ELSEWHERE,
        /** {@code slipway worker}, by that other address. */
        WORKER
    }

    private final Path folder;
    private final String spec;
    private final LedgerAddress ledger;
    private final Optional<LoopbackLine> line;
    private final Rehearsal rehearsal;
    private final RehearsalServer server;
    private final Footprint before;
    private Process process;
    private boolean isWorker;
    private int processes;
    private int kills;

    /** @param spec file of the service @param shared a PostgreSQL for the ledger; empty for a file */
    DeliveredElsewhere(Path folder, String spec, Optional<LedgerAddress> shared) throws IOException {
        this(folder, spec, shared, SPEED);
    }

    /** @param speed of the world's time */
    DeliveredElsewhere(Path folder, String spec, Optional<LedgerAddress> shared, double speed) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.spec = spec;
        this.ledger = shared.orElseGet(() -> LedgerAddress.file(folder.resolve("ledger")));
        this.line = shared.map(server -> PostgresServer.line());
        var settings = Settings.standard();
        var estate = SpecEstate.of(SpecFile.load(Path.of(spec)));
        this.rehearsal = Rehearsal.of(settings, estate, new FastClock(Clock.systemUTC(), settings.start(), speed));
        this.server = rehearsal.serve(0);
        this.before = Footprint.of(rehearsal.census());
    }

    void deliver(String... more) throws IOException {
        isWorker = false;
        var arguments = Stream.concat(
                Stream.of("deliver", spec, "--environment", "production", "--release-version", "1.4.2", "--wait"),
                Stream.of(more));
        start(ledger, arguments.toArray(String[]::new));
    }

    /** The one that was started last. */
    Process present() {
        return process;
    }

    /** How long the present process takes, from now. */
    double secondsToEnd() throws IOException, InterruptedException {
        long began = System.nanoTime();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("no end in sight: " + log());
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** @return false when it ended before */
    boolean killAfter(double seconds) throws InterruptedException {
        if (process.waitFor((long) (seconds * 1000), TimeUnit.MILLISECONDS) || isWorker && hasEnded()) {
            return false;
        }
        process.destroyForcibly().waitFor();
        kills++;
        return true;
    }

    /** SIGTERM to the present process. */
    void terminate() {
        process.destroy();
    }

    /** Pauses the present process, as a sleeping laptop does. */
    Process putToSleep() throws IOException, InterruptedException {
        signal("STOP", process);
        return process;
    }

    /** By the tool that every system has: Java knows no such signal. */
    static void signal(String name, Process to) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(to.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** What the present process answered. */
    int exit() throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as(log())
                .isTrue();
        return process.exitValue();
    }

    Ledger open() {
        return Ledger.open(ledger);
    }

    /** Once its journal is as wished. */
    OperationId await(Predicate<List<Entry>> wished) throws IOException, InterruptedException {
        try (var opened = open()) {
            for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
                var found = newest(opened)
                        .filter(head -> wished.test(opened.journals().read(head.id(), 0)));
                if (found.isPresent()) {
                    return found.get().id();
                }
                new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("not as wished: " + where() + log());
    }

    /** A new process takes over what the killed one had begun. */
    void goOn(Hand hand) throws IOException {
        var operation = operation();
        var elsewhere = line.map(far -> PostgresServer.through(far, ledger)).orElse(ledger);
        isWorker = hand == Hand.WORKER && operation.isPresent();
        if (operation.isEmpty()) {
            deliver();
        } else if (isWorker) {
            start(elsewhere, "worker");
        } else {
            start(
                    hand == Hand.RESUME ? ledger : elsewhere,
                    "resume",
                    operation.get().id().value());
        }
    }

    /** How far the journal has come. */
    String where() {
        try (var opened = Ledger.open(ledger)) {
            return newest(opened)
                    .map(operation -> opened.journals().read(operation.id(), 0))
                    .map(entries -> "after entry %d, %s '%s%s'"
                            .formatted(
                                    entries.size(),
                                    entries.get(entries.size() - 1).kind(),
                                    entries.get(entries.size() - 1).path(),
                                    entries.get(entries.size() - 1).name()))
                    .orElse("before there was a journal");
        }
    }

    /** Waits for the end, with new processes where one gave up. */
    Facts end() throws IOException, InterruptedException {
        while (true) {
            awaitEndOfProcess();
            var outcome = operation().flatMap(OperationRecord::outcome);
            if (outcome.isPresent()) {
                new CountDownLatch(1).await((long) (SETTLING_SECONDS * 1000), TimeUnit.MILLISECONDS);
                return facts(outcome.get().ending());
            }
            if (processes - kills >= MOST_PROCESSES) {
                throw new AssertionError("too many processes gave up: " + log());
            }
            goOn(Hand.RESUME);
        }
    }

    /** A worker does not end with the operation: it is told to. */
    private void awaitEndOfProcess() throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS; i++) {
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                return;
            }
            if (isWorker && hasEnded() && listens()) {
                process.destroy();
                assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).as(log()).isZero();
                return;
            }
        }
        throw new AssertionError("no end in sight: " + log());
    }

    /** Before that a JVM that starts is ended by the signal itself. */
    boolean listens() throws IOException {
        return Files.readString(output(processes)).contains("worker on the ledger");
    }

    private boolean hasEnded() {
        return operation().flatMap(OperationRecord::outcome).isPresent();
    }

    String log() throws IOException {
        var all = new StringBuilder();
        for (int number = 1; number <= processes; number++) {
            all.append("\nprocess ").append(number).append(":\n").append(Files.readString(output(number)));
        }
        return all.toString();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        line.ifPresent(LoopbackLine::close);
        server.close();
    }

    private Facts facts(Ending ending) {
        var census = rehearsal.census();
        var ever = new TreeMap<String, Long>();
        COUNTED.forEach(kind -> ever.put(kind, census.ever(kind)));
        var changes = Footprint.of(census).since(before).stream()
                .map(DeliveredElsewhere::withoutName)
                .toList();
        return new Facts(ending, ever, changes);
    }

    /** {@code + eu-central-1 images}: names and ids differ from run to run. */
    private static String withoutName(String change) {
        var words = change.split(" ");
        return String.join(" ", words[0], words[1], words[2]);
    }

    private Optional<OperationRecord> operation() {
        try (var opened = Ledger.open(ledger)) {
            return newest(opened);
        }
    }

    private static Optional<OperationRecord> newest(Ledger opened) {
        return opened.journals().list(false, 1).stream().findFirst();
    }

    private Path output(int number) {
        return folder.resolve("process-" + number + ".log");
    }

    private void start(LedgerAddress by, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "-Dslipway.lease.seconds=" + LEASE_SECONDS,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Slipway.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "--ledger",
                by instanceof LedgerAddress.InPostgreSql shared ? shared.url() : by.toString(),
                "--endpoint-url",
                server.address().toString()));
        processes++;
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(processes).toFile())
                .start();
    }
}
