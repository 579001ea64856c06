package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.Leases;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The leases of a ledger for an engine that goes by a rehearsal's fast time. What is stored goes by real time, whatever time
 * an account has: processes live and die in it, and whoever reads the ledger needs no other clock.
 */
public final class PacedLeases implements Leases {
    private final Leases stored;
    private final Tempo tempo;

    public PacedLeases(Leases stored, Tempo tempo) {
        this.stored = stored;
        this.tempo = tempo;
    }

    @Override
    public Lease acquire(String target, OperationId operation, String holder, Duration length) {
        try {
            return told(stored.acquire(target, operation, holder, tempo.real(length)));
        } catch (LeaseHeld held) {
            throw new LeaseHeld(told(held.lease()));
        }
    }

    @Override
    public Lease renew(Lease lease, Duration length) {
        return told(stored.renew(lease, tempo.real(length)));
    }

    @Override
    public void release(Lease lease) {
        stored.release(lease);
    }

    @Override
    public Optional<Lease> current(String target) {
        return stored.current(target).map(this::told);
    }

    @Override
    public Instant now() {
        return tempo.clock().instant();
    }

    private Lease told(Lease lease) {
        var left = tempo.virtual(Duration.between(stored.now(), lease.expires()));
        return new Lease(lease.target(), lease.operation(), lease.holder(), lease.epoch(), now().plus(left));
    }
}
