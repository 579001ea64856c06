package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a process that lives, which renews its lease, from one that is dead, which cannot. */
final class DeadHolder {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private DeadHolder() {}

    /**
     * Waits until what a dead process held is free.
     *
     * @throws LeaseHeld when the process that works on it lives
     */
    static void await(Workplace work, OperationRecord chosen, Console console) throws InterruptedException {
        var leases = work.ledger().leases();
        var found = work.holderOf(chosen.id());
        if (found.isEmpty()) {
            return;
        }
        console.say(new LeaseHeld(found.get()).getMessage() + "; goes on here when that process does not renew it");
        var free = found.get().expires().plus(work.tempo().real(Engine.CALL_LIMIT));
        while (leases.now().isBefore(free)) {
            pause();
            var present = work.holderOf(chosen.id()).orElse(found.get());
            if (present.expires().isAfter(found.get().expires())) {
                throw new LeaseHeld(present)
                        .and(
                                "that process lives; 'slipway status %s' shows how far it is, with --wait this waits for it"
                                        .formatted(chosen.id()));
            }
        }
    }

    static void pause() throws InterruptedException {
        new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
