package io.jenkins.plugins.slipway.bench;

import io.jenkins.plugins.slipway.assembly.Delivery;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Scheduler;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A day in which a thousand services deploy, by one controller: one JVM, one ledger in a file, one set of clients. The simulated
 * AWS remembers its day, as AWS does; so that its memory is not taken for the controller's, each hour has a world of its own,
 * which is gone when the heap is read.
 */
public final class DayBench {
    private static final int HOURS = 24;
    private static final int HANDS = 2;

    private DayBench() {}

    /** @param arguments how many services, default 1000 */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        int count = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
        var settings = Settings.standard();
        var clock = new VirtualClock(settings.start());
        var file = Files.createTempDirectory("slipway-bench").resolve("ledger");
        var world = new PresentWorld();
        var heaps = new ArrayList<Double>();
        var endings = new WaitingBench.Endings();
        var day = new Meter();
        try (var ledger = Ledger.open(new LedgerAddress.InFile(file, true), clock);
                var clouds = new AwsClouds(AwsSettings.rehearsal(world, clock, clock::advance, 1));
                var delivery = new Delivery(clouds, ledger, clock, "bench", Progress.SILENT);
                var scheduler = new Scheduler(delivery.operations(), clock, HANDS, endings)) {
            for (int hour = 0; hour < HOURS; hour++) {
                int first = hour * count / HOURS;
                var services = new Services(first, (hour + 1) * count / HOURS - first, 2);
                var end = settings.start().plus(Duration.ofHours(hour + 1L));
                world.present = Rehearsal.of(settings.seed(hour).start(clock.instant()), services.estate(), clock)
                        .http();
                deploy(services, delivery, scheduler, new Passing(scheduler, clock));
                world.present = null;
                clock.advanceTo(end);
                heaps.add(Meter.heap());
                print(hour, clock.instant(), heaps);
            }
        }
        System.out.printf("the day took %s, %s; %d threads at most%n", day, endings, Meter.mostThreads());
        System.out.printf(
                "heap: %.1f MiB at the most in the first six hours, %.1f in the last six%n",
                most(heaps.subList(0, 6)), most(heaps.subList(HOURS - 6, HOURS)));
    }

    private static void deploy(Services services, Delivery delivery, Scheduler scheduler, Passing passing) {
        var ids = new ArrayList<OperationId>();
        services.specs().forEach(spec -> {
            var planned = delivery.planning(spec, "production").deliver("2.0", Optional.empty());
            ids.add(delivery.start(planned, "bench", new Random(services.first() + ids.size())));
            scheduler.submit(ids.get(ids.size() - 1));
        });
        passing.until(() -> scheduler.size() == 0);
    }

    private static void print(int hour, Instant now, List<Double> heaps) {
        System.out.printf("hour %2d, until %s: heap %.1f MiB%n", hour + 1, now, heaps.get(hour));
    }

    private static double most(List<Double> heaps) {
        return heaps.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Where the calls of the present hour go. */
    private static final class PresentWorld implements SdkHttpClient {
        private volatile SdkHttpClient present;

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return present.prepareRequest(request);
        }

        @Override
        public void close() {
            // each world's own client holds nothing
        }
    }
}
