package io.jenkins.plugins.slipway.jenkins.recording;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.jenkins.operation.Surroundings;
import io.jenkins.plugins.slipway.jenkins.operation.Threads;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A controller that has nothing but a ledger. */
final class LedgerOnly implements Surroundings {
    static final String CONTROLLER = "controller-1";

    /** How often opening the ledger fails from now on. */
    final AtomicInteger away = new AtomicInteger();

    private final Ledger ledger;
    private final String controller;
    private final ControllerOperations operations;

    LedgerOnly() {
        this(Ledger.inMemory(), CONTROLLER);
    }

    LedgerOnly(Ledger ledger, String controller) {
        this.ledger = ledger;
        this.controller = controller;
        this.operations = new ControllerOperations(this, new Threads(Duration.ofMillis(5)));
    }

    ControllerOperations operations() {
        return operations;
    }

    Ledger ledger() {
        return ledger;
    }

    static void until(BooleanSupplier isSo) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 60 s");
            }
            new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public Ledger openLedger() {
        if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new Away();
        }
        return ledger;
    }

    @Override
    public Clouds clouds() {
        throw new IllegalStateException("no clouds here");
    }

    @Override
    public Tempo tempo(String connection) {
        throw new IllegalStateException("no clouds here");
    }

    @Override
    public void furnish(Spec spec, EnvironmentSpec environment) {}

    @Override
    public String controller() {
        return controller;
    }

    @Override
    public void close() {}

    private static final class Away extends StoreUnavailable {
        private static final long serialVersionUID = 1L;

        Away() {
            super("the ledger is away", null);
        }

        @Override
        public boolean isPassing() {
            return true;
        }
    }
}
