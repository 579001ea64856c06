package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.LeaseLost;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two who want the same fleet: one works, the other is told who does. */
class ContendersTest {
    private final RehearsedDelivery rehearsed =
            new RehearsedDelivery(Settings.standard(), SpecEstate.of(Story.CHECKOUT), Progress.SILENT);

    @AfterEach
    void close() {
        rehearsed.close();
    }

    private Delivery controller(String holder) {
        return new Delivery(rehearsed.clouds(7), rehearsed.ledger(), rehearsed.clock(), holder, Progress.SILENT);
    }

    private static OperationId start(Delivery controller, long seed) {
        var planned = controller.planning(Story.CHECKOUT, "production").deliver("1.4." + seed, Optional.empty());
        return controller.start(planned, "test", new Random(seed));
    }

    @Test
    void shouldRefuseTheSecondDeliveryOfAFleetWhileTheFirstRuns() throws InterruptedException {
        var first = controller("one");
        var running = start(first, 1);
        assertThat(first.operations().advance(running)).isInstanceOf(Step.Parked.class);

        assertThatThrownBy(() -> start(controller("two"), 2))
                .isInstanceOf(LeaseHeld.class)
                .hasMessageContaining(running.value());

        assertThat(first.operations()
                        .drive(running, rehearsed.clock()::advanceTo)
                        .ending())
                .isEqualTo(Ending.DONE);
        assertThat(rehearsed.rehearsal().census().ever("instance-refreshes")).isEqualTo(1);
        rehearsed.clock().advance(Duration.ofSeconds(10));
        start(controller("two"), 3);
    }

    @Test
    void shouldNotLetASleeperWriteWhenAnotherHasTakenOver() {
        var sleeper = controller("sleeper");
        var id = start(sleeper, 1);
        sleeper.operations().advance(id);
        var stale = rehearsed
                .ledger()
                .leases()
                .current("fleet:acme-production/eu-central-1/checkout-eu")
                .orElseThrow();
        rehearsed.clock().advance(Duration.ofMinutes(10));

        var heir = controller("heir");
        assertThat(heir.operations().advance(id)).isInstanceOf(Step.Parked.class);
        var entries = rehearsed.ledger().journals().read(id, 0);
        var late = new Entry(
                entries.size(),
                "",
                Entry.Kind.NOTE,
                "late",
                entries.get(0).data(),
                rehearsed.clock().instant(),
                stale.epoch());

        assertThatThrownBy(() -> rehearsed.ledger().journals().append(id, stale, late))
                .isInstanceOf(LeaseLost.class);
        sleeper.operations().advance(id);
        assertThat(rehearsed.ledger().journals().read(id, 0)).hasSameSizeAs(entries);
    }

    @Test
    void shouldRefuseAFleetThatCarriesAStrangersMark() {
        rehearsed
                .clouds(1)
                .open("acme-production", "eu-central-1", Fence.NONE)
                .fleets()
                .tag("checkout-eu", Map.of(Ownership.OPERATION_TAG, "operation-of-another-ledger"));
        rehearsed.clock().advance(Duration.ofSeconds(10));

        assertThatThrownBy(() -> start(controller("one"), 1))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("operation-of-another-ledger")
                .extracting(failure -> ((OperationFailed) failure).ending())
                .isEqualTo(Ending.REFUSED);
    }

    @Test
    void shouldRefuseWhenAStrangersMarkAppearsAfterThePlan() throws InterruptedException {
        var controller = controller("one");
        var id = start(controller, 1);
        rehearsed
                .clouds(1)
                .open("acme-production", "eu-central-1", Fence.NONE)
                .fleets()
                .tag("checkout-eu", Map.of(Ownership.OPERATION_TAG, "operation-of-another-ledger"));
        rehearsed.clock().advance(Duration.ofSeconds(10));

        var outcome = controller.operations().drive(id, rehearsed.clock()::advanceTo);

        assertThat(outcome.ending()).isEqualTo(Ending.REFUSED);
        assertThat(rehearsed.rehearsal().census().ever("instance-refreshes")).isZero();
    }
}
