package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.slipway.cli.DeliveredElsewhere.Hand;
import io.jenkins.plugins.slipway.ledger.PostgresServer;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Processes that are told to end, by SIGTERM: one that is started in the background never hears SIGINT. */
@Isolated("in real time: a starved machine would decide its races")
class TerminatedProcessTest {
    private static final String CHECKOUT = "examples/checkout/slipway.yaml";
    /** A minute of draining takes seconds: long enough for a second signal. */
    private static final double SPEED = 60;

    @TempDir
    private Path folder;

    private DeliveredElsewhere delivery;

    @BeforeEach
    void deliver() throws Exception {
        delivery = new DeliveredElsewhere(folder, CHECKOUT, Optional.empty(), SPEED);
        delivery.deliver();
        delivery.await(entries -> entries.size() > 20);
    }

    @AfterEach
    void end() throws Exception {
        delivery.close();
    }

    @Test
    void shouldStopTakingBackAtTheSecondSignalAndSayWhatIsLeft() throws Exception {
        delivery.terminate();
        var id = delivery.await(entries -> has(entries, Entry.Kind.TURN));
        delivery.terminate();

        assertThat(delivery.exit()).as(delivery.log()).isEqualTo(4);
        assertThat(delivery.log())
                .contains(
                        "SIGTERM: aborting, everything is taken back; a second one stops that as well",
                        "SIGTERM again: taking back stops here, and what is left is told",
                        "LEFT",
                        "do: ",
                        "i-");
        try (var ledger = delivery.open()) {
            var outcome =
                    ledger.journals().find(id).flatMap(head -> head.outcome()).orElseThrow();
            assertThat(outcome.ending()).isEqualTo(Ending.NEEDS_PERSON);
            assertThat(outcome.reason()).contains("interrupted by SIGTERM", "stopped while undoing");
            assertThat(outcome.left()).isNotEmpty().allSatisfy(left -> {
                assertThat(left.what()).isNotBlank();
                assertThat(left.byHand()).isNotBlank();
            });
        }
    }

    @Test
    void shouldLetGoOfEverythingAndAbortNothingWhenAWorkerIsTold() throws Exception {
        assertThat(delivery.killAfter(0)).isTrue();
        delivery.goOn(Hand.WORKER);
        var id = delivery.await(entries -> entries.stream().anyMatch(entry -> entry.epoch() > 1));

        delivery.terminate();

        assertThat(delivery.exit()).as(delivery.log()).isZero();
        assertThat(delivery.log())
                .contains(id + ": deliver of checkout 1.4.2 production goes on here", "worker ends")
                .doesNotContain("SIGTERM: aborting");
        try (var ledger = delivery.open()) {
            assertThat(ledger.journals().signals(id)).isEmpty();
            assertThat(has(ledger.journals().read(id, 0), Entry.Kind.TURN)).isFalse();
            assertThat(ledger.leases().current("operation:" + id)).isEmpty();
            assertThat(ledger.leases().current("fleet:acme-production/eu-central-1/checkout-eu"))
                    .isEmpty();
        }
    }

    @Test
    void shouldLeaveItToTheWorkerWhenItWakesUpAfterATakeover() throws Exception {
        delivery.close();
        var shared = PostgresServer.newAddressIfAny();
        assumeThat(shared).as("a paused process pauses a ledger in a file, too").isPresent();
        delivery = new DeliveredElsewhere(folder.resolve("shared"), CHECKOUT, shared);
        delivery.deliver();
        var id = delivery.await(entries -> entries.size() > 60);

        var sleeper = delivery.putToSleep();
        try {
            delivery.goOn(Hand.WORKER);
            delivery.await(entries -> entries.stream().anyMatch(entry -> entry.epoch() > 1));
        } finally {
            DeliveredElsewhere.signal("CONT", sleeper);
        }

        var end = delivery.end();
        assertThat(end.ending()).as(delivery.log()).isEqualTo(Ending.DONE);
        assertThat(end.ever()).containsEntry("instance-refreshes", 1L).containsEntry("target groups", 3L);
        assertThat(sleeper.waitFor()).as(delivery.log()).isZero();
        try (var ledger = delivery.open()) {
            var epochs = ledger.journals().read(id, 0).stream()
                    .map(Entry::epoch)
                    .distinct()
                    .toList();
            assertThat(epochs).as("nobody writes after who took over").containsExactly(1L, 2L);
        }
    }

    private static boolean has(List<Entry> entries, Entry.Kind kind) {
        return entries.stream().anyMatch(entry -> entry.kind() == kind);
    }
}
