package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.wire.RehearsalServer;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An AWS on loopback whose time runs fast, and a ledger in a file: what the commands work with. */
final class RehearsalAtAPort implements AutoCloseable {
    static final String HELLO = "examples/minimal/slipway.yaml";
    private static final int SECONDS = 120;
    private final RehearsalServer server;
    private final Path ledger;

    RehearsalAtAPort(Path folder, double speed) {
        var settings = Settings.standard();
        var clock = new FastClock(Clock.systemUTC(), settings.start(), speed);
        var estate = SpecEstate.of(SpecFile.load(Path.of(HELLO)));
        this.server = Rehearsal.of(settings, estate, clock).serve(0);
        this.ledger = folder.resolve("ledger");
    }

    String url() {
        return server.address().toString();
    }

    String ledger() {
        return ledger.toString();
    }

    /** A command with this ledger and, where it speaks to AWS, this AWS. */
    Ran slipway(String... arguments) {
        return Ran.slipway(Stream.of(Stream.of(arguments), Stream.of("--ledger", ledger(), "--endpoint-url", url()))
                .flatMap(more -> more)
                .toArray(String[]::new));
    }

    /** A command that only reads the ledger. */
    Ran reading(String... arguments) {
        return Ran.slipway(Stream.of(Stream.of(arguments), Stream.of("--ledger", ledger()))
                .flatMap(more -> more)
                .toArray(String[]::new));
    }

    Ledger open() {
        return Ledger.open(LedgerAddress.of(ledger()));
    }

    /** The newest operation, once it is as wished. */
    OperationRecord await(Ledger opened, Predicate<OperationRecord> wished) throws InterruptedException {
        for (int i = 0; i < SECONDS * 20; i++) {
            var newest =
                    opened.journals().list(false, 1).stream().filter(wished).findFirst();
            if (newest.isPresent()) {
                return newest.get();
            }
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("not within " + SECONDS + " s; there is "
                + Optional.of(opened.journals().list(false, 5)));
    }

    @Override
    public void close() {
        server.close();
    }
}
