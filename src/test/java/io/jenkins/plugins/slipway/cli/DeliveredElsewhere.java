package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.Slipway;
import io.jenkins.plugins.slipway.assembly.Footprint;
import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.operation.Ending;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A delivery of the checkout service by processes of their own, against a world of its own that is served to them. */
final class DeliveredElsewhere implements AutoCloseable {
    private static final String SPEC = "examples/checkout/slipway.yaml";
    private static final double SPEED = Double.parseDouble(System.getProperty("slipway.kills.speed", "1200"));
    private static final int LEASE_SECONDS = 4;
    private static final int MOST_PROCESSES = 12;
    private static final long PATIENCE_SECONDS = 180;
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

    private final Path folder;
    private final Path ledger;
    private final Rehearsal rehearsal;
    private final RehearsalServer server;
    private final Footprint before;
    private Process process;
    private int processes;

    DeliveredElsewhere(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.ledger = folder.resolve("ledger");
        var start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var estate = SpecEstate.of(SpecFile.load(Path.of(SPEC)));
        this.rehearsal =
                Rehearsal.of(Settings.standard().start(start), estate, new FastClock(Clock.systemUTC(), start, SPEED));
        this.server = rehearsal.serve(0);
        this.before = Footprint.of(rehearsal.census());
    }

    void deliver() throws IOException {
        start("deliver", SPEC, "--environment", "production", "--release-version", "1.4.2", "--wait");
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
        if (process.waitFor((long) (seconds * 1000), TimeUnit.MILLISECONDS)) {
            return false;
        }
        process.destroyForcibly().waitFor();
        return true;
    }

    /** A new process takes over what the killed one had begun. */
    void goOn() throws IOException {
        var operation = operation();
        if (operation.isEmpty()) {
            deliver();
        } else {
            start("resume", operation.get().id().value());
        }
    }

    /** How far the journal has come. */
    String where() {
        try (var opened = Ledger.open(LedgerAddress.of(ledger.toString()))) {
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
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no end in sight: " + log());
            }
            var outcome = operation().flatMap(OperationRecord::outcome);
            if (outcome.isPresent()) {
                new CountDownLatch(1).await((long) (SETTLING_SECONDS * 1000), TimeUnit.MILLISECONDS);
                return facts(outcome.get().ending());
            }
            if (processes == MOST_PROCESSES) {
                throw new AssertionError("too many processes gave up: " + log());
            }
            goOn();
        }
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
        try (var opened = Ledger.open(LedgerAddress.of(ledger.toString()))) {
            return newest(opened);
        }
    }

    private static Optional<OperationRecord> newest(Ledger opened) {
        return opened.journals().list(false, 1).stream().findFirst();
    }

    private Path output(int number) {
        return folder.resolve("process-" + number + ".log");
    }

    private void start(String... arguments) throws IOException {
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
                ledger.toString(),
                "--endpoint-url",
                server.address().toString()));
        processes++;
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(processes).toFile())
                .start();
    }
}
