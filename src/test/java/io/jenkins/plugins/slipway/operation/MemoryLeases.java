package io.jenkins.plugins.slipway.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases for tests. */
public final class MemoryLeases implements Leases {
    private final Clock clock;
    private final Map<String, Lease> held = new HashMap<>();
    private final Map<String, Long> epochs = new HashMap<>();

    public MemoryLeases(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Lease acquire(String target, OperationId operation, String holder, Duration length) {
        var now = now();
        var last = held.get(target);
        var own = last != null
                && last.operation().equals(operation)
                && last.holder().equals(holder);
        if (last != null && !own && now.isBefore(last.expires())) {
            throw new LeaseHeld(last);
        }
        var epoch = own ? last.epoch() : epochs.merge(target, 1L, Long::sum);
        var lease = new Lease(target, operation, holder, epoch, now.plus(length));
        held.put(target, lease);
        return lease;
    }

    @Override
    public synchronized Lease renew(Lease lease, Duration length) {
        check(lease);
        var renewed = new Lease(lease.target(), lease.operation(), lease.holder(), lease.epoch(), now().plus(length));
        held.put(lease.target(), renewed);
        return renewed;
    }

    @Override
    public synchronized void release(Lease lease) {
        if (isCurrent(lease)) {
            held.remove(lease.target());
        }
    }

    @Override
    public synchronized Optional<Lease> current(String target) {
        return Optional.ofNullable(held.get(target));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    synchronized void check(Lease lease) {
        if (!isCurrent(lease)) {
            throw new LeaseLost("%s is held by another, not by %s with epoch %d"
                    .formatted(lease.target(), lease.holder(), lease.epoch()));
        }
        if (!now().isBefore(held.get(lease.target()).expires())) {
            throw new LeaseLost("the lease of %s on %s has run out".formatted(lease.holder(), lease.target()));
        }
    }

    private boolean isCurrent(Lease lease) {
        var last = held.get(lease.target());
        return last != null && last.epoch() == lease.epoch();
    }
}
