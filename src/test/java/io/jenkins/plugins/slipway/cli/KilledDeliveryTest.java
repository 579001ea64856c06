package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cli.DeliveredElsewhere.Facts;
import io.jenkins.plugins.slipway.cli.DeliveredElsewhere.Hand;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.ledger.PostgresServer;
import io.jenkins.plugins.slipway.operation.Ending;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Processes that deliver to three regions in waves are killed with SIGKILL at random moments; {@code slipway resume}, on this
 * machine or by another connection to the ledger, or {@code slipway worker} goes on; and the delivery ends as one that nobody
 * disturbed. Deliveries take turns between a ledger in a file and one in PostgreSQL, where there is one.
 *
 * <p>{@code -Dslipway.kills=200} kills more often, {@code -Dslipway.kills.each=8} how often in one delivery at most,
 * {@code -Dslipway.kills.seed=N} at other moments, {@code -Dslipway.kills.spec=FILE} another service,
 * {@code -Dslipway.kills.minutes=N} ends early.
 */
@Isolated("in real time: a starved machine would decide its races")
class KilledDeliveryTest {
    private static final int KILLS = Integer.getInteger("slipway.kills", 3);
    private static final long SEED = Long.getLong("slipway.kills.seed", 1);
    private static final int MOST_IN_ONE = Integer.getInteger("slipway.kills.each", 3);
    private static final long MINUTES = Long.getLong("slipway.kills.minutes", 300);
    private static final String SPEC = System.getProperty("slipway.kills.spec", "examples/estate/slipway.yaml");
    /** Of the undisturbed length: processes that start warm end earlier. More kills come the sooner one after the other. */
    private static final double LATEST = 0.9 * 3 / Math.max(3, MOST_IN_ONE);

    private final Random random = new Random(SEED);
    private final long began = System.nanoTime();
    private int kills;

    @TempDir
    private Path folder;

    @Test
    void shouldEndAsIfUndisturbedWhenKilledAtAnyMoment() throws Exception {
        Facts undisturbed;
        double length;
        try (var delivery = new DeliveredElsewhere(folder.resolve("undisturbed"), SPEC, Optional.empty())) {
            delivery.deliver();
            length = delivery.secondsToEnd();
            undisturbed = delivery.end();
        }
        System.out.printf("undisturbed: %s, %.1f s%n", undisturbed, length);
        assertThat(undisturbed.ending()).isEqualTo(Ending.DONE);

        int run = 1;
        for (; kills < KILLS && minutes() < MINUTES; run++) {
            try (var delivery = new DeliveredElsewhere(folder.resolve("killed-" + run), SPEC, ledger(run))) {
                int before = kills;
                delivery.deliver();
                while (isToBeKilledAgain(before) && delivery.killAfter(length * LATEST * random.nextDouble())) {
                    kills++;
                    var hand = Hand.values()[random.nextInt(Hand.values().length)];
                    System.out.printf(
                            "seed %d, kill %d, delivery %d: %s; then %s%n", SEED, kills, run, delivery.where(), hand);
                    delivery.goOn(hand);
                }
                var end = delivery.end();
                System.out.printf("seed %d, delivery %d, killed %d times: %s%n", SEED, run, kills - before, end);
                assertThat(end).as("delivery %d; %s", run, delivery.log()).isEqualTo(undisturbed);
            }
        }
        System.out.printf(
                "seed %d: %d kills in %d deliveries, all with the same end, %d min%n", SEED, kills, run - 1, minutes());
    }

    private boolean isToBeKilledAgain(int before) {
        return kills < KILLS && kills - before < MOST_IN_ONE;
    }

    private static Optional<LedgerAddress> ledger(int run) {
        return run % 2 == 0 ? Optional.empty() : PostgresServer.newAddressIfAny();
    }

    private long minutes() {
        return (System.nanoTime() - began) / 60_000_000_000L;
    }
}
