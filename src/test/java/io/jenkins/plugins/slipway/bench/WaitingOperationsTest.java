package io.jenkins.plugins.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.assembly.RehearsedDelivery;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Scheduler;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Real roll-outs that wait at once; {@code WaitingBench} has a thousand of them. */
class WaitingOperationsTest {
    private static final int MANY = 24;
    private static final String HAND = "slipway-operations-";
    private final Queue<OperationId> done = new ConcurrentLinkedQueue<>();
    private final Queue<RuntimeException> troubles = new ConcurrentLinkedQueue<>();

    @Test
    void shouldHoldNoThreadWhileManyOperationsWait() throws InterruptedException {
        var services = new Services(0, MANY, 2);
        try (var rehearsed = new RehearsedDelivery(Settings.standard(), services.estate(), Progress.SILENT);
                var scheduler =
                        new Scheduler(rehearsed.delivery().operations(), rehearsed.clock(), 2, new Listener())) {
            var passing = new Passing(scheduler, rehearsed.clock());
            var delivery = rehearsed.delivery();
            var started = new ArrayList<OperationId>();
            services.specs().forEach(spec -> {
                var planned =
                        delivery.planning(spec, "production").deployFleet(Services.IMAGE, "2.0", Optional.empty());
                started.add(delivery.start(planned, "test", new Random(started.size())));
                scheduler.submit(started.get(started.size() - 1));
            });

            passing.time(Duration.ofMinutes(3));
            assertThat(scheduler.size()).as("all are in their refresh").isEqualTo(MANY);
            assertThat(hands()).hasSizeLessThanOrEqualTo(2);

            passing.until(() -> scheduler.size() == 0);
            assertThat(done).containsExactlyInAnyOrderElementsOf(started);
            assertThat(troubles).isEmpty();
        }
    }

    /** Threads of this process that run operations, those of schedulers of other tests left out by their end. */
    private static Set<String> hands() {
        return List.copyOf(Thread.getAllStackTraces().keySet()).stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(HAND))
                .collect(Collectors.toSet());
    }

    private final class Listener implements Scheduler.Listener {
        @Override
        public void ended(OperationId id, Outcome outcome) {
            done.add(id);
        }

        @Override
        public void troubled(OperationId id, RuntimeException trouble) {
            troubles.add(trouble);
        }
    }
}
