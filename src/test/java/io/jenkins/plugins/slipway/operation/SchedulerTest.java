package io.jenkins.plugins.slipway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final Bench bench = new Bench();
    private final Operations operations = bench.process();
    private final BlockingQueue<OperationId> ended = new LinkedBlockingQueue<>();
    private final BlockingQueue<OperationId> nobody = new LinkedBlockingQueue<>();
    private final Map<OperationId, Outcome> outcomes = new ConcurrentHashMap<>();
    private final BlockingQueue<RuntimeException> troubles = new LinkedBlockingQueue<>();
    private final Scheduler scheduler = new Scheduler(operations, bench.clock, 2, new Scheduler.Listener() {
        @Override
        public void ended(OperationId id, Outcome outcome) {
            outcomes.put(id, outcome);
            ended.add(id);
        }

        @Override
        public void troubled(OperationId id, RuntimeException trouble) {
            troubles.add(trouble);
        }
    });

    @AfterEach
    void close() throws InterruptedException {
        scheduler.close();
    }

    @Test
    void shouldRunAThousandWaitingOperationsOnTwoThreads() throws InterruptedException {
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        bench.body = (plan, run) -> {
            threads.add(Thread.currentThread().getName());
            run.pause("soak", Duration.ofSeconds(30));
            return "done";
        };
        for (int i = 0; i < 1_000; i++) {
            submit(new OperationId("operation-" + i));
        }

        nextWake();
        assertThat(scheduler.size()).isEqualTo(1_000);
        passUntilEnded(1_000);

        assertThat(outcomes)
                .hasSize(1_000)
                .allSatisfy((id, outcome) -> assertThat(outcome.ending()).isEqualTo(Ending.DONE));
        assertThat(threads.stream().distinct()).hasSizeLessThanOrEqualTo(2);
        assertThat(scheduler.size()).isZero();
    }

    @Test
    void shouldTakeInASignalOfThisProcessAtOnce() throws InterruptedException {
        bench.body = (plan, run) -> run.signal("approval", Set.of("approve"), Duration.ofHours(8));
        submit(Bench.ID);
        nextWake();
        operations.signal(Bench.ID, new Signal("approve", "ann", "", bench.clock.instant()));
        scheduler.wake(Bench.ID);

        assertThat(ended.poll(20, TimeUnit.SECONDS)).isEqualTo(Bench.ID);
        assertThat(bench.elapsed()).isZero();
    }

    @Test
    void shouldTakeInTheAbortOfAnotherProcessWithinSeconds() throws InterruptedException {
        bench.body = (plan, run) -> {
            run.pause("soak", Duration.ofHours(8));
            return null;
        };
        submit(Bench.ID);
        nextWake();
        bench.abort();

        passUntilEnded(1);

        assertThat(outcomes.get(Bench.ID).ending()).isEqualTo(Ending.ABORTED);
        assertThat(bench.elapsed()).isLessThanOrEqualTo(Scheduler.SIGNALS_EVERY);
    }

    @Test
    void shouldKeepAnOperationThatDoesNotFitItsJournalUntilItIsAborted() throws InterruptedException {
        bench.body = (plan, run) -> {
            run.note("same", "one");
            run.note("same", "two");
            return null;
        };
        submit(Bench.ID);
        assertThat(troubles.poll(20, TimeUnit.SECONDS)).isInstanceOf(JournalMismatch.class);
        bench.abort();

        passUntilEnded(1);

        assertThat(outcomes.get(Bench.ID).ending()).isEqualTo(Ending.ABORTED);
        assertThat(troubles).isEmpty();
    }

    @Test
    void shouldGoOnWithAllHandsAfterAnError() throws InterruptedException {
        var runs = new AtomicInteger();
        bench.body = (plan, run) -> {
            if (runs.incrementAndGet() <= 3) {
                throw new StackOverflowError("drawn to fail badly");
            }
            return "done";
        };
        submit(Bench.ID);

        passUntilEnded(1);

        assertThat(runs).hasValue(4);
        assertThat(outcomes.get(Bench.ID).ending()).isEqualTo(Ending.DONE);
    }

    private void submit(OperationId id) {
        bench.start(operations, id, "fleet:" + id);
        scheduler.submit(id);
    }

    /** Waits until all are parked. */
    private void nextWake() throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            var next = scheduler.next();
            if (next.isPresent() && next.get().isAfter(bench.clock.instant())) {
                return;
            }
            nobody.poll(1, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("the operations did not come to rest");
    }

    private void passUntilEnded(int count) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (outcomes.size() < count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            var next = scheduler.next();
            if (next.isPresent()) {
                bench.clock.moveTo(next.get());
                scheduler.clockMoved();
            }
            nobody.poll(1, TimeUnit.MILLISECONDS);
        }
    }
}
