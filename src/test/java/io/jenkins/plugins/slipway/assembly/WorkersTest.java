package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.ledger.PostgresServer;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.operation.Worker;
import io.jenkins.plugins.slipway.operation.crash.CrashPoint;
import io.jenkins.plugins.slipway.operation.crash.DisturbedJournals;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that share one PostgreSQL ledger, each with connections of its own; the world is one, and in virtual time. */
class WorkersTest {
    private static final int SECONDS = 120;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private LedgerAddress address;
    private RehearsedDelivery world;

    @BeforeEach
    void share() {
        address = PostgresServer.newAddress();
        var settings = Settings.standard();
        world = new RehearsedDelivery(
                settings,
                SpecEstate.of(Story.CHECKOUT),
                new VirtualClock(settings.start()),
                clock -> Ledger.open(address, clock),
                Progress.SILENT);
    }

    @AfterEach
    void end() throws Exception {
        Collections.reverse(open);
        for (var process : open) {
            process.close();
        }
        if (world != null) {
            world.close();
        }
    }

    @Test
    void shouldLeaveAloneWhatALivingProcessWorksOn() throws Exception {
        var holder = controller("holder", ledger());
        var id = start(holder);
        holder.operations().advance(id);

        var worker = worker("worker");
        assertThat(worker.look()).isZero();
        world.clock().advance(Duration.ofSeconds(100));
        holder.operations().advance(id);
        world.clock().advance(Duration.ofSeconds(100));
        assertThat(worker.look()).isZero();
        assertThat(holder.operations().advance(id)).isInstanceOf(Step.Parked.class);
    }

    @Test
    void shouldGoOnAtOnceWithWhatWasLetGo() throws Exception {
        var id = left();

        var worker = worker("worker");
        assertThat(worker.look()).isEqualTo(1);
        assertThat(worker.look()).isZero();

        assertThat(untilEnded(worker).ending()).isEqualTo(Ending.DONE);
        assertThat(told).containsExactly("worker takes " + id + " from nobody", "worker: " + id + " DONE");
        assertThat(worker.size()).isZero();
    }

    @Test
    void shouldTakeOverFromAHolderThatSleepsAndRefuseHisLateWrite() throws Exception {
        var slept = new AtomicBoolean();
        var ledger = ledger();
        var workers = List.of(worker("one"), worker("two"));
        // the JVM is paused between the answer of AWS and the journal's RESULT of a refresh, far into the operation
        var journals = new DisturbedJournals(ledger.journals(), (point, entry) -> {
            if (point.side() == CrashPoint.Side.BEFORE && isRefreshStarted(entry) && slept.compareAndSet(false, true)) {
                sleepUntilEnded(workers);
            }
        });
        var sleeper = new Delivery(Delivery.Parts.of(world.clouds(3), ledger, world.clock(), "sleeper")
                .through(journals));
        open.add(sleeper);
        var id = start(sleeper);

        Step step = sleeper.operations().advance(id);
        while (step instanceof Step.Parked parked && !slept.get()) {
            world.clock().advanceTo(parked.wake());
            step = sleeper.operations().advance(id);
        }

        assertThat(((Step.Parked) step).waitingFor()).contains("lease");
        assertThat(sleeper.operations().advance(id)).isInstanceOf(Step.Ended.class);
        assertThat(told).hasSize(2).first().asString().matches("(one|two) takes " + id + " from sleeper");
        var entries = world.ledger().journals().read(id, 0);
        assertThat(entries.get(entries.size() - 1).kind()).isEqualTo(Entry.Kind.OUTCOME);
        assertThat(entries).filteredOn(WorkersTest::isRefreshStarted).hasSize(1);
        assertThat(world.rehearsal().census().ever("instance-refreshes")).isEqualTo(1);
    }

    @Test
    void shouldLetGoWithoutAbortingWhenItIsClosed() throws Exception {
        var id = left();
        var first = worker("first");
        first.look();
        first.close();

        assertThat(world.ledger().journals().find(id).orElseThrow().outcome()).isEmpty();
        assertThat(world.ledger().leases().current("operation:" + id)).isEmpty();
        assertThat(worker("second").look()).isEqualTo(1);
    }

    @Test
    void shouldLeaveAloneWhatItHasNoConnectionFor() {
        left();
        var stranger = new Worker(
                controller("stranger", ledger()).operations(), operation -> false, 1, new Worker.Listener() {});
        open.add(stranger);

        assertThat(stranger.look()).isZero();
    }

    private static boolean isRefreshStarted(Entry entry) {
        return entry.kind() == Entry.Kind.RESULT && entry.name().contains("refresh");
    }

    private void sleepUntilEnded(List<Worker> workers) {
        try {
            world.clock().advance(Duration.ofMinutes(3));
            var found = workers.stream().filter(worker -> worker.look() > 0).toList();
            assertThat(found).hasSize(1);
            untilEnded(found.get(0));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private OperationId left() {
        var before = controller("before", ledger());
        var id = start(before);
        before.operations().advance(id);
        before.operations().letGo(id);
        return id;
    }

    private Outcome untilEnded(Worker worker) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < deadline) {
            worker.next().ifPresent(next -> {
                world.clock().advanceTo(next);
                worker.clockMoved();
            });
            var ended = outcomes.poll(1, TimeUnit.MILLISECONDS);
            if (ended != null) {
                return ended;
            }
        }
        throw new AssertionError("not ended within " + SECONDS + " s: " + told);
    }

    private Ledger ledger() {
        var ledger = Ledger.open(address, world.clock());
        open.add(ledger);
        return ledger;
    }

    private Delivery controller(String holder, Ledger ledger) {
        var controller = new Delivery(world.clouds(7), ledger, world.clock(), holder, Progress.SILENT);
        open.add(controller);
        return controller;
    }

    private static OperationId start(Delivery controller) {
        var planned = controller.planning(Story.CHECKOUT, "production").deliver("1.4.2", Optional.empty());
        return controller.start(planned, "test", new Random(1));
    }

    private Worker worker(String name) {
        var worker = new Worker(controller(name, ledger()).operations(), operation -> true, 2, new Worker.Listener() {
            @Override
            public void taken(OperationRecord operation, Optional<Lease> before) {
                told.add("%s takes %s from %s"
                        .formatted(
                                name, operation.id(), before.map(Lease::holder).orElse("nobody")));
            }

            @Override
            public void ended(OperationId id, Outcome outcome) {
                told.add("%s: %s %s".formatted(name, id, outcome.ending()));
                outcomes.add(outcome);
            }
        });
        open.add(worker);
        return worker;
    }
}
