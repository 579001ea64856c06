package io.jenkins.plugins.slipway.jenkins.operation;

import io.jenkins.plugins.slipway.assembly.Delivery;
import io.jenkins.plugins.slipway.bitbucket.Site;
import io.jenkins.plugins.slipway.bitbucket.publish.Repositories;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * All operations of this controller over its one ledger. What waits holds no thread; what asks for the ledger or the clouds does
 * so in {@link #threads}, never where Pipeline runs its scripts.
 */
public final class ControllerOperations implements AutoCloseable {
    /** Which controller started an operation: that one goes on with it after a restart. */
    public static final String CONTROLLER = "controller";

    /** Which build asked for it, as {@code folder/job#12}. */
    public static final String BUILD = "build";

    private static final int MANY = 10_000;
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Logger LOG = Logger.getLogger(ControllerOperations.class.getName());

    private final Surroundings surroundings;
    private final Threads threads;
    private final Followers followers = new Followers();
    private final Map<Tempo, World> worlds = new HashMap<>();
    private Ledger ledger;
    private final AtomicBoolean hasSaidAway = new AtomicBoolean();
    private boolean closed;

    public ControllerOperations(Surroundings surroundings, Threads threads) {
        this.surroundings = surroundings;
        this.threads = threads;
    }

    /** Where to do what may wait for others. */
    public Threads threads() {
        return threads;
    }

    /** @throws StoreUnavailable when it cannot be opened now */
    public synchronized Ledger ledger() {
        requireOpen();
        if (ledger == null) {
            ledger = surroundings.openLedger();
        }
        return ledger;
    }

    /** The Bitbuckets that are configured now, by name. */
    public Map<String, Site> bitbuckets() {
        return surroundings.bitbuckets();
    }

    /** Repositories of each Bitbucket, as it is configured when it is called. */
    public Repositories repositories() {
        return surroundings::repository;
    }

    /** The name that operations of this controller carry. */
    public String controller() {
        return surroundings.controller();
    }

    /**
     * The verbs for an environment, in the time of its connection's account.
     *
     * @throws StoreUnavailable when the ledger cannot be opened now
     * @throws EndpointSilent when nobody answers where the connection leads
     */
    public Delivery delivery(Spec spec, EnvironmentSpec environment) {
        var delivery = world(environment.connection()).delivery();
        surroundings.furnish(spec, environment);
        return delivery;
    }

    /** The time that an operation goes by. */
    public Clock clockOf(OperationRecord operation) {
        return world(connectionOf(operation)).tempo().clock();
    }

    /** What ended there so recently that AWS may not show it everywhere: a plan that is made now could be wrong. */
    public Optional<OperationId> endedJustNow(List<String> targets, String service) {
        return new EndedJustNow(ledger().journals(), this::clockOf).among(targets, service);
    }

    /**
     * Runs an operation from now on until it ends, whoever else has worked on it, and lets somebody hear of it.
     *
     * @throws StoreUnavailable when the ledger cannot be read now
     * @throws IllegalArgumentException when the ledger has no such operation
     */
    public void follow(OperationId id, Follower follower) {
        followers.add(id, follower);
        try {
            goOn(find(id));
        } catch (RuntimeException failed) {
            followers.remove(id, follower);
            throw failed;
        }
    }

    /** The operation goes on unheard. */
    public void unfollow(OperationId id, Follower follower) {
        followers.remove(id, follower);
    }

    /**
     * Asks an operation to stop and to take back what it did; a second time: to stop taking back as well.
     *
     * @param why may be empty
     */
    public void abort(OperationId id, String by, String why) {
        tell(id, Command.ABORT, by, why);
    }

    /** Says something to an operation. @param why may be empty */
    public void tell(OperationId id, Command command, String by, String why) {
        var world = world(connectionOf(find(id)));
        command.say(world.delivery().operations(), id, by, why);
        world.wake(id);
    }

    /** Runs an operation from now on until it ends, with nobody listening. */
    public void run(OperationId id) {
        goOn(find(id));
    }

    /** How it ended; empty while it has not. */
    public Optional<Outcome> outcome(OperationId id) {
        return find(id).outcome();
    }

    /** Goes on with all that builds of this controller began and that has not ended; again later where that fails. */
    public void goOn() {
        threads.run(() -> {
            try {
                var mine = ledger().journals().list(true, MANY).stream()
                        .filter(operation ->
                                controller().equals(operation.labels().get(CONTROLLER)))
                        .toList();
                if (mine.stream().filter(this::goesOn).count() < mine.size()) {
                    threads.later(this::goOn);
                }
            } catch (GoingDown down) {
                LOG.log(Level.FINE, "not gone on with", down);
            } catch (StoreUnavailable away) {
                LOG.log(
                        hasSaidAway.getAndSet(true) ? Level.FINE : Level.WARNING,
                        "operations that were begun before cannot go on yet; tried again",
                        away);
                threads.later(this::goOn);
            }
        });
    }

    private boolean goesOn(OperationRecord operation) {
        try {
            goOn(operation);
            return true;
        } catch (EndpointSilent silent) {
            LOG.log(Level.WARNING, silent, () -> "operation " + operation.id() + " cannot go on yet; tried again");
            return false;
        }
    }

    private void goOn(OperationRecord operation) {
        world(connectionOf(operation)).goOn(operation.id());
    }

    private OperationRecord find(OperationId id) {
        return ledger().journals()
                .find(id)
                .orElseThrow(
                        () -> new IllegalArgumentException(Messages.ControllerOperations_None(id, ledger().address())));
    }

    private static String connectionOf(OperationRecord operation) {
        var target = operation.targets().get(0);
        return target.substring(target.indexOf(':') + 1, target.indexOf('/'));
    }

    private World world(String connection) {
        var opened = ledger();
        var tempo = surroundings.tempo(connection);
        synchronized (this) {
            requireOpen();
            return worldOf(tempo, opened);
        }
    }

    private World worldOf(Tempo tempo, Ledger opened) {
        return worlds.computeIfAbsent(tempo, fresh -> {
            var world =
                    new World(surroundings.clouds(), opened, fresh, followers, surroundings::webhook, repositories());
            if (fresh.isRehearsal()) {
                threads.every(TICK, () -> tick(world));
            }
            return world;
        });
    }

    /** A rehearsal's time runs faster than its hands can know. */
    private static void tick(World world) {
        if (world.size() > 0) {
            world.clockMoved();
        }
    }

    /** How many it works on. */
    public synchronized int size() {
        return worlds.values().stream().mapToInt(World::size).sum();
    }

    /** Whether a thread of ours works, rather than all waiting for their time. */
    public synchronized boolean isBusy() {
        return threads.isBusy()
                || worlds.values().stream()
                        .anyMatch(world -> world.size() > 0 && world.next().isEmpty());
    }

    /** When the next operation is due; empty while one is running, or when there is none. */
    public synchronized Optional<Instant> next() {
        var nexts = new ArrayList<Instant>();
        for (var world : worlds.values()) {
            if (world.size() > 0) {
                var next = world.next();
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                nexts.add(next.get());
            }
        }
        return nexts.stream().min(Instant::compareTo);
    }

    /** The clock was moved by hand. */
    public synchronized void clockMoved() {
        worlds.values().forEach(World::clockMoved);
    }

    private void requireOpen() {
        if (closed) {
            throw new GoingDown();
        }
    }

    /** Aborts nothing: whoever opens the ledger next goes on. */
    @Override
    public void close() throws InterruptedException {
        List<World> open;
        Ledger opened;
        synchronized (this) {
            closed = true;
            open = List.copyOf(worlds.values());
            opened = ledger;
        }
        threads.close();
        try {
            for (var world : open) {
                close(world);
            }
        } finally {
            surroundings.close();
            if (opened != null) {
                opened.close();
            }
        }
    }

    /** Leases that cannot be given back run out. */
    private static void close(World world) throws InterruptedException {
        try {
            world.close();
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "leases are not given back: others have to wait until they run out", unreachable);
        }
    }
}
