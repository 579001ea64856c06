package io.jenkins.plugins.slipway.bench;

import io.jenkins.plugins.slipway.assembly.RehearsedDelivery;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Scheduler;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A thousand operations that wait at once, each for the instance refresh of its own service: threads and heap. Run with -Xmx256m. */
public final class WaitingBench {
    private static final int HANDS = 2;
    private static final Duration REFRESHING = Duration.ofMinutes(4);
    private static final Duration WATCHED = Duration.ofMinutes(1);

    private WaitingBench() {}

    /** @param arguments how many operations, default 1000 */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        int count = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
        var file = Files.createTempDirectory("slipway-bench").resolve("ledger");
        var services = new Services(0, count, 2);
        var settings = Settings.standard();
        try (var rehearsed = new RehearsedDelivery(
                settings,
                services.estate(),
                new VirtualClock(settings.start()),
                clock -> Ledger.open(new LedgerAddress.InFile(file, true), clock),
                Progress.SILENT)) {
            wait(rehearsed, services);
        }
    }

    private static void wait(RehearsedDelivery rehearsed, Services services) throws InterruptedException {
        var delivery = rehearsed.delivery();
        var endings = new Endings();
        var ids = new ArrayList<OperationId>();
        System.out.printf("the world of %d groups alone: heap %.0f MiB%n", services.count(), Meter.heap());
        try (var scheduler = new Scheduler(delivery.operations(), rehearsed.clock(), HANDS, endings)) {
            var passing = new Passing(scheduler, rehearsed.clock());
            var starting = new Meter();
            services.specs().forEach(spec -> {
                var planned =
                        delivery.planning(spec, "production").deployFleet(Services.IMAGE, "2.0", Optional.empty());
                ids.add(delivery.start(planned, "bench", new Random(ids.size())));
                scheduler.submit(ids.get(ids.size() - 1));
            });
            passing.time(REFRESHING);
            System.out.printf(
                    "%d of %d operations wait, %d of them for a refresh that runs; started in %s%n",
                    scheduler.size(), services.count(), refreshing(rehearsed, ids), starting);
            var heap = Meter.heap();
            Meter.forgetThreads();
            var waiting = new Meter();
            passing.time(WATCHED);
            System.out.printf(
                    "while they wait: %d threads at most, %d of them run operations; heap %.0f MiB of %.0f%n",
                    Meter.mostThreads(), HANDS, heap, Meter.largestHeap());
            System.out.printf(
                    "a minute of waiting costs %.1f ms of CPU each, the simulation included%n",
                    1e3 * waiting.cpu() / WATCHED.toMinutes() / services.count());
            var ending = new Meter();
            passing.until(() -> scheduler.size() == 0);
            System.out.printf("to the end in %s: %s; heap then %.0f MiB%n", ending, endings, Meter.heap());
        }
    }

    private static long refreshing(RehearsedDelivery rehearsed, List<OperationId> ids) {
        return ids.stream()
                .filter(id -> rehearsed.ledger().journals().read(id, 0).stream()
                        .anyMatch(entry -> entry.kind() == Entry.Kind.RESULT
                                && entry.name().equals("start instance refresh")))
                .count();
    }

    /** How the operations ended, counted. */
    static final class Endings implements Scheduler.Listener {
        private final Map<Ending, Integer> count = new EnumMap<>(Ending.class);

        @Override
        public synchronized void ended(OperationId id, Outcome outcome) {
            count.merge(outcome.ending(), 1, Integer::sum);
        }

        @Override
        public void troubled(OperationId id, RuntimeException trouble) {
            trouble.printStackTrace();
        }

        @Override
        public synchronized String toString() {
            return count.toString();
        }
    }
}
