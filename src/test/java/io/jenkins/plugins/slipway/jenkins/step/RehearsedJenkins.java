package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.bitbucket.Site;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.jenkins.operation.Surroundings;
import io.jenkins.plugins.slipway.jenkins.operation.Threads;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A controller without Jenkins: its operations over a ledger in a file, its steps, and a world in virtual time. */
final class RehearsedJenkins implements AutoCloseable {
    static final Path CHECKOUT = Path.of("examples/checkout");
    private static final int SECONDS = 300;
    /** What passes at once while no operation is under way. */
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private volatile LedgerAddress address;
    private final VirtualClock clock;
    private final Rehearsal rehearsal;
    private final AwsClouds clouds;
    private Ledger ledger;
    private volatile boolean isFrozen;
    private ControllerOperations operations;
    /** By name. */
    final Map<String, Site> bitbuckets = new ConcurrentHashMap<>();

    /** Its ledger is in memory, and does not outlive it. */
    RehearsedJenkins(Behaviour release) {
        this(new LedgerAddress.InMemory(), release, production());
    }

    /** Its ledger is a file. */
    RehearsedJenkins(Path folder, Behaviour release) {
        this(LedgerAddress.exclusiveFile(folder.resolve("ledger")), release, production());
    }

    RehearsedJenkins(LedgerAddress address, Behaviour release, Estate estate) {
        var settings = Settings.standard().release(release);
        this.address = address;
        this.clock = new VirtualClock(settings.start());
        this.rehearsal = Rehearsal.of(settings, estate, clock);
        this.clouds = new AwsClouds(AwsSettings.rehearsal(rehearsal.http(), clock, clock::advance, 1));
        start();
    }

    static Estate production() {
        var spec = SpecFile.load(CHECKOUT.resolve("slipway.yaml"));
        return SpecEstate.of(spec, spec.environments().get("production"));
    }

    void start() {
        operations = new ControllerOperations(new Around(), new Threads(Duration.ofMillis(20)));
        operations.goOn();
    }

    ControllerOperations operations() {
        return operations;
    }

    Rehearsal rehearsal() {
        return rehearsal;
    }

    VirtualClock clock() {
        return clock;
    }

    /** Newest first. */
    List<OperationRecord> all() {
        return operations.ledger().journals().list(false, 1_000);
    }

    OperationRecord newest() {
        return all().get(0);
    }

    int entries() {
        return all().isEmpty()
                ? 0
                : operations.ledger().journals().read(newest().id(), 0).size();
    }

    boolean newestIsOpen() {
        return !all().isEmpty() && newest().outcome().isEmpty();
    }

    /** Counts when it is opened next. */
    void ledgerAt(LedgerAddress other) {
        address = other;
    }

    /** Goes down in good order, and comes up again. */
    void restart() throws InterruptedException {
        operations.close();
        start();
    }

    /** The ledger is gone at once, so nothing is given back, and whatever runs fails; then it comes up again. */
    void killAndStart() throws InterruptedException {
        ledger.close();
        operations.close();
        start();
    }

    /** No time passes until {@link #goOn}. */
    void freeze() {
        isFrozen = true;
    }

    void goOn() {
        isFrozen = false;
    }

    /** Lets time pass until that is so, but none while somebody works: a slow machine changes nothing. */
    void until(String what, BooleanSupplier isSo) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + SECONDS + " s: " + what);
            }
            if (!isFrozen && !operations.isBusy()) {
                operations.next().ifPresentOrElse(clock::advanceTo, () -> clock.advance(A_SECOND));
                operations.clockMoved();
            }
            new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        operations.close();
        clouds.close();
    }

    private final class Around implements Surroundings {
        @Override
        public Ledger openLedger() {
            ledger = Ledger.open(address, clock);
            return ledger;
        }

        @Override
        public Clouds clouds() {
            return clouds;
        }

        @Override
        public Tempo tempo(String connection) {
            return new Tempo(clock, 1, false);
        }

        @Override
        public Map<String, Site> bitbuckets() {
            return bitbuckets;
        }

        @Override
        public void furnish(Spec spec, EnvironmentSpec environment) {}

        @Override
        public String controller() {
            return "controller-1";
        }

        @Override
        public void close() {}
    }
}
