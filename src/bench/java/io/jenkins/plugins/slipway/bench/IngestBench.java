package io.jenkins.plugins.slipway.bench;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How many DORA events a second an embedded ledger takes in: twenty commits for each deployment, as imports bring them. */
public final class IngestBench {
    private static final Instant START = Instant.parse("2022-11-01T00:00:00Z");
    private static final int PER_TRANSACTION = 10_000;

    private IngestBench() {}

    /** @param arguments how many events; where the ledger is made (default: a folder for temporary files) */
    public static void main(String... arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        var folder = arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("ingest");
        try (var ledger = Ledger.open(LedgerAddress.file(folder.resolve("ledger")))) {
            var events = new ArrayList<DoraEvent>();
            long began = System.nanoTime();
            int taken = 0;
            for (int i = 0; i < count; i++) {
                events.add(event(i));
                if (events.size() == PER_TRANSACTION || i == count - 1) {
                    taken += ledger.doraEvents().append(events);
                    events.clear();
                    if ((i + 1) % 100_000 == 0) {
                        report(taken, began);
                    }
                }
            }
            report(taken, began);
        }
    }

    private static void report(int taken, long began) {
        var seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        System.out.printf("%,d events in %.1f s: %,.0f a second%n", taken, seconds, taken / seconds);
    }

    private static DoraEvent event(int number) {
        int change = number / 21;
        int within = number % 21;
        int service = change % 50;
        var at = START.plusSeconds(60L * number);
        var repo = "bitbucket:acme/service-" + service;
        if (within < 20) {
            return new Commit(
                    repo,
                    sha(change, within),
                    within == 0 ? List.of() : List.of(sha(change, within - 1)),
                    at,
                    at,
                    List.of("src/main/java/Orders.java", "README.md"),
                    null);
        }
        return new Deployment(
                "build-" + change,
                "service-" + service,
                "production",
                Deployment.Status.SUCCESS,
                sha(change, 19),
                repo,
                at,
                at.plusSeconds(600),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String sha(int change, int number) {
        return "%08x%032x".formatted(change * 0x9E3779B1, number);
    }
}
