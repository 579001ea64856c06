package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.operation.Bench;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.Leases;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.operation.ToyFault;
import io.jenkins.plugins.slipway.operation.UndoKinds;
import io.jenkins.plugins.slipway.operation.Verbs;
import io.jenkins.plugins.slipway.operation.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Processes of one toy operation on a real ledger, in virtual time: it makes four things, one a minute. */
final class LedgerBench implements AutoCloseable {
    static final OperationId ID = Bench.ID;
    static final int THINGS = 4;

    /** All that was ever made, in order. */
    final List<String> world = new ArrayList<>();

    final VirtualClock clock;
    private final Bench bench = new Bench();
    private final List<Ledger> open = new ArrayList<>();
    private Runnable afterMaking = () -> {};

    LedgerBench() {
        clock = bench.clock;
        bench.body = (plan, run) -> {
            for (int i = 1; i <= THINGS; i++) {
                make(run, "thing " + i);
                run.pause("after thing " + i, Duration.ofMinutes(1));
            }
            return "made";
        };
    }

    private void make(Run run, String name) {
        run.effect(Effect.named(name, Done.class)
                .adoptingOurs(() -> world.contains(name) ? Optional.of(new Done()) : Optional.empty())
                .doing(token -> {
                    world.add(name);
                    if (world.size() == 2) {
                        afterMaking.run();
                    }
                    return new Done();
                }));
    }

    /** Between the second thing and its entry in the journal, once. */
    void afterMakingTheSecond(Runnable disturbance) {
        afterMaking = disturbance;
    }

    Ledger open(LedgerAddress address) {
        var ledger = Ledger.open(address, clock);
        open.add(ledger);
        return ledger;
    }

    Operations process(String name, Ledger ledger) {
        return process(name, ledger.journals(), ledger.leases());
    }

    Operations process(String name, Journals journals, Leases leases) {
        return new Operations(Engine.of(
                        journals,
                        leases,
                        Verbs.of(bench.new ToyVerb()),
                        UndoKinds.of(List.of()),
                        ToyFault::classify,
                        clock)
                .heldBy(name));
    }

    void start(Operations operations) {
        bench.start(operations);
    }

    Outcome drive(Operations operations) {
        return bench.drive(operations);
    }

    /** @param things how many are made when it stops, waiting */
    void driveUntil(Operations operations, int things) {
        while (world.size() < things) {
            clock.moveTo(((Step.Parked) operations.advance(ID)).wake());
        }
    }

    static List<Entry> journal(Ledger ledger) {
        return ledger.journals().read(ID, 0);
    }

    @Override
    public void close() {
        open.forEach(Ledger::close);
    }
}
