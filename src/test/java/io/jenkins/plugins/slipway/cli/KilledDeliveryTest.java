package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Ending;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Processes of {@code slipway deliver} and {@code slipway resume} are killed with SIGKILL at random moments, and the delivery
 * ends as one that nobody disturbed. {@code -Dslipway.kills=50} kills more often, {@code -Dslipway.kills.seed=N} elsewhere.
 */
@Isolated("in real time: a starved machine would decide its races")
class KilledDeliveryTest {
    private static final int KILLS = Integer.getInteger("slipway.kills", 3);
    private static final long SEED = Long.getLong("slipway.kills.seed", 1);
    private static final int MOST_IN_ONE = 3;
    /** Of the undisturbed length: processes that start warm end earlier. */
    private static final double LATEST = 0.9;

    @TempDir
    private Path folder;

    @Test
    void shouldEndAsIfUndisturbedWhenKilledAtAnyMoment() throws Exception {
        var random = new Random(SEED);
        DeliveredElsewhere.Facts undisturbed;
        double length;
        try (var delivery = new DeliveredElsewhere(folder.resolve("undisturbed"))) {
            delivery.deliver();
            length = delivery.secondsToEnd();
            undisturbed = delivery.end();
        }
        System.out.printf("undisturbed: %s, %.1f s%n", undisturbed, length);
        assertThat(undisturbed.ending()).isEqualTo(Ending.DONE);
        assertThat(undisturbed.ever()).containsEntry("instance-refreshes", 1L);

        int kills = 0;
        for (int run = 1; kills < KILLS; run++) {
            try (var delivery = new DeliveredElsewhere(folder.resolve("killed-" + run))) {
                int before = kills;
                delivery.deliver();
                while (kills < KILLS
                        && kills - before < MOST_IN_ONE
                        && delivery.killAfter(length * LATEST * random.nextDouble())) {
                    kills++;
                    System.out.printf("seed %d, kill %d, delivery %d: %s%n", SEED, kills, run, delivery.where());
                    delivery.goOn();
                }
                var end = delivery.end();
                System.out.printf("seed %d, delivery %d, killed %d times: %s%n", SEED, run, kills - before, end);
                assertThat(end).as("delivery %d; %s", run, delivery.log()).isEqualTo(undisturbed);
            }
        }
    }
}
