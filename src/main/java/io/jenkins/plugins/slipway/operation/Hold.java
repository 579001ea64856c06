package io.jenkins.plugins.slipway.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All leases of one operation in this process: on its targets, and on the operation itself, so that two processes never run
 * the same one. It counts from before each request, so it never believes a lease to last longer than the ledger does.
 */
final class Hold {
    private final Engine engine;
    private final OperationId id;
    private final List<String> names;
    private List<Lease> leases = List.of();
    private Instant until = Instant.MIN;

    Hold(Engine engine, OperationId id, List<String> targets) {
        this.engine = engine;
        this.id = id;
        this.names = Stream.concat(Stream.of(Lease.nameOf(id)), targets.stream().sorted())
                .toList();
    }

    /**
     * Takes all or none.
     *
     * @throws LeaseHeld when another has one of them, or had it until so recently that a call of his may still be under way
     */
    void take() {
        if (!leases.isEmpty() && left().compareTo(engine.leaseLength().dividedBy(2)) > 0) {
            return;
        }
        var asked = clock().instant();
        var taken = new ArrayList<Lease>();
        try {
            for (var name : names) {
                waitOut(name);
                taken.add(engine.leases().acquire(name, id, engine.holder(), engine.leaseLength()));
            }
        } catch (RuntimeException e) {
            taken.forEach(engine.leases()::release);
            leases = List.of();
            throw e;
        }
        leases = List.copyOf(taken);
        until = asked.plus(engine.leaseLength());
    }

    private void waitOut(String name) {
        var last = engine.leases().current(name).orElse(null);
        if (last == null
                || (last.holder().equals(engine.holder()) && last.operation().equals(id))) {
            return;
        }
        if (hasEnded(last.operation())) {
            engine.leases().release(last);
            return;
        }
        if (engine.leases().now().isBefore(last.expires().plus(engine.callLimit()))) {
            throw new LeaseHeld(last);
        }
    }

    /** Its process was killed after the last entry and before it gave the leases back; nothing of it is under way. */
    private boolean hasEnded(OperationId other) {
        return !other.equals(id)
                && engine.journals()
                        .find(other)
                        .flatMap(OperationRecord::outcome)
                        .isPresent();
    }

    /** @return how long one call may take. @throws Halt with {@link LeaseLost} when this process must not touch anything */
    Duration admit() {
        if (left().compareTo(engine.leaseLength().dividedBy(2)) < 0) {
            renew();
        }
        var left = left();
        return left.compareTo(engine.callLimit()) < 0 ? left : engine.callLimit();
    }

    private void renew() {
        var asked = clock().instant();
        try {
            leases = leases.stream()
                    .map(lease -> engine.leases().renew(lease, engine.leaseLength()))
                    .toList();
        } catch (RuntimeException e) {
            throw new Halt(e);
        }
        until = asked.plus(engine.leaseLength());
    }

    /** On the operation itself: the one whose epoch stands in the entries. */
    Lease lease() {
        return leases.get(0);
    }

    /** Whether this process had the leases when it last asked. */
    boolean isHeld() {
        return !leases.isEmpty();
    }

    /** When it has to be renewed at the latest, with room for a slow start. */
    Instant renewBy() {
        return until.minus(engine.leaseLength().dividedBy(2));
    }

    void release() {
        leases.forEach(engine.leases()::release);
        leases = List.of();
        until = Instant.MIN;
    }

    /** As if it had never been held: the ledger says it is lost. */
    void forget() {
        leases = List.of();
        until = Instant.MIN;
    }

    private Duration left() {
        return until.equals(Instant.MIN) ? Duration.ZERO : Duration.between(clock().instant(), until);
    }

    private Clock clock() {
        return engine.clock();
    }
}
