package io.jenkins.plugins.slipway.trial;

import io.jenkins.plugins.slipway.assembly.Delivery;
import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.RehearsedDelivery;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.operation.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Runs one operation in several processes on the same ledger, as a contention wants it. */
final class Contenders implements AutoCloseable {
    private static final Duration SLEEP =
            Engine.LEASE_LENGTH.plus(Engine.CALL_LIMIT).plusMinutes(1);
    private static final int HEAD_START = 5;

    private final Course course;
    private final RehearsedDelivery rehearsed;
    private final Contention contention;
    private final List<Delivery> processes = new ArrayList<>();

    Contenders(Course course, RehearsedDelivery rehearsed, Contention contention) {
        this.course = course;
        this.rehearsed = rehearsed;
        this.contention = contention;
    }

    /** To the end, whoever brings it there. @param waiter lets the world's time pass */
    Outcome run(OperationId id, Waiter waiter) throws InterruptedException {
        if (contention.kind() == Contention.Kind.NOBODY) {
            return rehearsed.run(id, waiter);
        }
        rehearsed.delivery().operations().letGo(id);
        var journals = new WatchedJournals(rehearsed.ledger().journals(), contention, () -> interfere(id));
        processes.add(rehearsed.join("first", journals));
        while (true) {
            Instant wake = null;
            for (var process : List.copyOf(processes)) {
                try {
                    var step = process.operations().advance(id);
                    if (step instanceof Step.Ended ended) {
                        return ended.outcome();
                    }
                    var next = ((Step.Parked) step).wake();
                    wake = wake == null || next.isBefore(wake) ? next : wake;
                } catch (WatchedJournals.Killed dead) {
                    processes.remove(process);
                    processes.add(join("second"));
                }
            }
            if (wake != null) {
                waiter.await(rehearsed.inTheWorld(wake));
            }
        }
    }

    private Delivery join(String holder) {
        return rehearsed.join(holder, rehearsed.ledger().journals());
    }

    /** In the middle of a write of the first process. */
    private void interfere(OperationId id) {
        switch (contention.kind()) {
            case NOBODY -> {}
            case KILL -> throw new WatchedJournals.Killed();
            case ABORT -> rehearsed.delivery().operations().abort(id, "somebody else", "trial");
            case RIVAL_DELIVERY, RIVAL_ROLLBACK -> rival();
            case SLEEP -> sleep(id);
        }
    }

    /** The other goes some steps before the sleeper wakes, and is there from then on. */
    private void sleep(OperationId id) {
        rehearsed.clock().advance(SLEEP);
        var heir = join("second");
        processes.add(heir);
        for (int step = 0; step < HEAD_START; step++) {
            if (!(heir.operations().advance(id) instanceof Step.Parked parked)) {
                return;
            }
            rehearsed.clock().advanceTo(rehearsed.inTheWorld(parked.wake()));
        }
    }

    /** Must not succeed: an invariant looks at the operations of the ledger. */
    private void rival() {
        var rival = join("rival");
        try {
            rival.start(plan(rival), "rival", new Random(contention.entry()));
        } catch (LeaseHeld | OperationFailed | CloudFault refused) {
            rival.close(); // as it should be
        }
    }

    private PlannedOperation<?> plan(Delivery rival) {
        var planning = rival.planning(course.spec(), course.environment().name());
        return contention.kind() == Contention.Kind.RIVAL_ROLLBACK
                ? planning.rollback()
                : planning.deliver("of-the-rival", Optional.empty());
    }

    @Override
    public void close() {
        processes.forEach(Delivery::close);
    }
}
