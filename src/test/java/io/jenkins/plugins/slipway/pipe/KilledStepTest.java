package io.jenkins.plugins.slipway.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.ledger.PostgresServer;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Steps are killed with SIGKILL at random moments, or stopped with SIGTERM, and run again with the same variables until one says that it is
 * done: there is one operation, and one of everything that it makes. They take turns between a ledger in PostgreSQL, where there is one, and one in a
 * file that all of them get.
 *
 * <p>{@code -Dslipway.pipe.kills=30} kills more often, {@code -Dslipway.pipe.kills.seed=N} at other moments.
 */
@Isolated("in real time: a starved machine would decide its races")
class KilledStepTest {
    private static final String SPEC = "examples/minimal/slipway.yaml";
    private static final double SPEED = 1800;
    private static final int KILLS = Integer.getInteger("slipway.pipe.kills", 1);
    private static final long SEED = Long.getLong("slipway.pipe.kills.seed", 64);
    /** Printed before anything is begun. */
    private static final int BEGUN = 12;
    /** That an undisturbed delivery prints. */
    private static final int LINES = 40;

    /** In one delivery: then it is left alone. */
    private static final int MOST = 3;

    private final Random random = new Random(SEED);
    private int kills;
    private int stops;

    @TempDir
    private Path folder;

    @Test
    void shouldDeployOnceHoweverOftenTheStepIsKilledAndRunAgain() throws Exception {
        int delivery = 1;
        for (; kills < KILLS; delivery++) {
            deliver(Files.createDirectory(folder.resolve("delivery-" + delivery)), ledger(delivery));
        }
        System.out.printf(
                "seed %d: %d kills and %d stops in %d deliveries, one deployment in each%n",
                SEED, kills, stops, delivery - 1);
        assertThat(kills).isEqualTo(KILLS);
    }

    private void deliver(Path own, LedgerAddress address) throws Exception {
        var option = address instanceof LedgerAddress.InPostgreSql shared ? shared.url() : address.toString();
        try (var steps = new StepsAtAPort(own, SPEC, SPEED)) {
            var log = new StringBuilder();
            for (int run = 1; ; run++) {
                assertThat(run).as("runs; " + log).isLessThanOrEqualTo(MOST + 1);
                var given = steps.given(
                        "ACTION",
                        "deliver",
                        "LEDGER",
                        option,
                        "WHEN_STOPPED",
                        "keep",
                        "BITBUCKET_STEP_UUID",
                        "{step-" + run + "}");
                try (var step = StepProcess.start(own.resolve("log-" + run), given, Optional.empty())) {
                    var exit = run > MOST ? Optional.of(step.exit()) : disturbed(step, run == 1 ? BEGUN : 1);
                    log.append(step.log());
                    if (exit.isPresent() && exit.get() == 0) {
                        break;
                    }
                    System.out.printf("seed %d, kill %d, stop %d: %s%n", SEED, kills, stops, where(address));
                }
            }
            requireOne(address, steps, log.toString());
        }
    }

    /** @param first line after which something may happen @return what it answered, unless it was killed or stopped before it could */
    private Optional<Integer> disturbed(StepProcess step, int first) throws IOException, InterruptedException {
        if (kills >= KILLS) {
            return Optional.of(step.exit());
        }
        if (step.endsBefore(first + random.nextInt(LINES - BEGUN))) {
            return Optional.of(step.exit());
        }
        if (random.nextInt(4) > 0) {
            step.kill();
            kills++;
            return Optional.empty();
        }
        step.stop();
        stops++;
        // 143: before anything was begun, or when all was done, the signal ends the process by itself
        assertThat(step.exit()).as(step.log()).isIn(0, 5, 143);
        return step.exit() == 0 ? Optional.of(0) : Optional.empty();
    }

    private static void requireOne(LedgerAddress address, StepsAtAPort steps, String log) {
        try (var ledger = Ledger.open(address)) {
            assertThat(ledger.journals().list(false, 9))
                    .as(log)
                    .hasSize(1)
                    .allSatisfy(one ->
                            assertThat(one.outcome().map(Outcome::ending)).contains(Ending.DONE));
            assertThat(ledger.releases().history("hello", "production", 9))
                    .as(log)
                    .extracting(Release::status)
                    .containsExactly(Release.Status.SUCCESS);
        }
        assertThat(steps.census().ever("instance-refreshes")).as(log).isEqualTo(1);
        assertThat(steps.census().ever("launch-template-versions")).as(log).isEqualTo(2);
    }

    private static String where(LedgerAddress address) {
        if (Ledger.isMissing(address)) {
            return "before there was a ledger";
        }
        try (var ledger = Ledger.open(address)) {
            return ledger.journals().list(false, 1).stream()
                    .findFirst()
                    .map(one ->
                            "after entry " + ledger.journals().read(one.id(), 0).size()
                                    + one.outcome().map(ended -> ", ended").orElse(""))
                    .orElse("before there was a journal");
        }
    }

    private LedgerAddress ledger(int delivery) {
        return Optional.of(delivery)
                .filter(number -> number % 2 == 1)
                .flatMap(number -> PostgresServer.newAddressIfAny())
                .orElseGet(() -> LedgerAddress.file(folder.resolve("ledger-" + delivery)));
    }
}
