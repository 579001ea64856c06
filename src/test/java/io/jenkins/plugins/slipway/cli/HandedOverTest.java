package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cli.DeliveredElsewhere.Hand;
import io.jenkins.plugins.slipway.cloud.aws.StepToken;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A process whose sign-in ends, and a worker beside it. */
@Isolated("in real time: a starved machine would decide its races")
class HandedOverTest {
    private static final double SPEED = 300;
    private static final int SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void shouldFollowToTheEndWhatAWorkerTakesOver() throws Exception {
        var start = Settings.standard().start();
        var token = folder.resolve("token");
        Files.writeString(
                token, StepToken.until(start.plus(Duration.ofDays(30))).text());
        var connections = Files.writeString(folder.resolve("connections.yaml"), """
                connections:
                  production:
                    region: eu-central-1
                    webIdentity:
                      roleArn: arn:aws:iam::111122223333:role/deployer
                      tokenFile: '%s'
                      sessionMinutes: 15
                """.formatted(token));
        try (var delivery = new DeliveredElsewhere(folder, RehearsalAtAPort.HELLO, Optional.empty(), SPEED)) {
            delivery.deliver("--connections", connections.toString(), "--when-sign-in-ends", "hand-over");
            var step = delivery.present();
            delivery.await(entries -> entries.size() > 6);
            delivery.goOn(Hand.WORKER);
            awaitWorker(delivery);

            // no session can be renewed by it, so the present one is the last
            Files.writeString(token, StepToken.until(start.minusSeconds(1)).text());

            assertThat(step.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as(delivery.log())
                    .isTrue();
            var end = delivery.end();
            assertThat(step.exitValue()).as(delivery.log()).isZero();
            assertThat(end.ending()).isEqualTo(Ending.DONE);
            assertThat(end.ever()).containsEntry("instance-refreshes", 1L);
            assertThat(delivery.log())
                    .contains("handing over, a worker on this ledger goes on with it")
                    .contains("followed from here")
                    .contains("deliver of hello 1.4.2 production goes on here")
                    .doesNotContain(StepToken.SIGNATURE, "aborting");
        }
    }

    private static void awaitWorker(DeliveredElsewhere delivery) throws Exception {
        for (int i = 0; i < SECONDS * 20 && !delivery.listens(); i++) {
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        }
        assertThat(delivery.listens()).as(delivery.log()).isTrue();
    }
}
