package io.jenkins.plugins.slipway.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of leases promises; a test of one extends this. */
public abstract class LeasesContract {
    private static final String TARGET = "fleet:production/eu-central-1/checkout";
    private static final OperationId ONE = new OperationId("one");
    private static final OperationId TWO = new OperationId("two");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Of a ledger that holds no lease yet; the same one within a test. */
    protected abstract Leases leases();

    /** Moves the ledger's clock. */
    protected abstract void pass(Duration time);

    @Test
    void shouldGiveAFreeTargetUntilTheLeaseRunsOutByTheLedgersClock() {
        var lease = leases().acquire(TARGET, ONE, "host-1", MINUTE);

        assertThat(lease.target()).isEqualTo(TARGET);
        assertThat(lease.operation()).isEqualTo(ONE);
        assertThat(lease.holder()).isEqualTo("host-1");
        assertThat(Duration.between(leases().now(), lease.expires()))
                .isBetween(MINUTE.minusSeconds(5), MINUTE.plusMillis(1));
        assertThat(leases().current(TARGET)).contains(lease);
    }

    @Test
    void shouldRefuseAnotherOperationAndSayWhoHoldsIt() {
        var lease = leases().acquire(TARGET, ONE, "host-1", MINUTE);

        assertThatThrownBy(() -> leases().acquire(TARGET, TWO, "host-1", MINUTE))
                .isInstanceOfSatisfying(
                        LeaseHeld.class, held -> assertThat(held.lease()).isEqualTo(lease));
        assertThat(leases().current(TARGET)).contains(lease);
    }

    @Test
    void shouldRefuseAnotherHolderOfTheSameOperationWhileTheFirstLives() {
        leases().acquire(TARGET, ONE, "host-1", MINUTE);

        assertThatThrownBy(() -> leases().acquire(TARGET, ONE, "host-2", MINUTE))
                .isInstanceOf(LeaseHeld.class);
    }

    @Test
    void shouldKeepTheEpochWhenTheHolderTakesItsOwnAgain() {
        var first = leases().acquire(TARGET, ONE, "host-1", MINUTE);
        pass(Duration.ofSeconds(30));
        var second = leases().acquire(TARGET, ONE, "host-1", MINUTE);

        assertThat(second.epoch()).isEqualTo(first.epoch());
        assertThat(second.expires()).isAfter(first.expires());
    }

    @Test
    void shouldKeepTheEpochWhenTheHolderTakesItsOwnAgainAfterItHasRunOut() {
        var first = leases().acquire(TARGET, ONE, "host-1", MINUTE);
        pass(MINUTE.multipliedBy(2));

        assertThat(leases().acquire(TARGET, ONE, "host-1", MINUTE).epoch()).isEqualTo(first.epoch());
    }

    @Test
    void shouldRaiseTheEpochByOneWhenAnotherHolderTakesAnExpiredLease() {
        var first = leases().acquire(TARGET, ONE, "host-1", MINUTE);
        pass(MINUTE.plusSeconds(1));
        var second = leases().acquire(TARGET, ONE, "host-2", MINUTE);

        assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
        assertThat(leases().current(TARGET)).contains(second);
    }

    @Test
    void shouldRaiseTheEpochByOneWhenAnotherOperationTakesAnExpiredLease() {
        var first = leases().acquire(TARGET, ONE, "host-1", MINUTE);
        pass(MINUTE.plusSeconds(1));

        assertThat(leases().acquire(TARGET, TWO, "host-1", MINUTE).epoch()).isEqualTo(first.epoch() + 1);
    }

    @Test
    void shouldRaiseTheEpochAlsoAfterARelease() {
        var first = leases().acquire(TARGET, ONE, "host-1", MINUTE);
        leases().release(first);

        assertThat(leases().current(TARGET)).isEmpty();
        assertThat(leases().acquire(TARGET, TWO, "host-2", MINUTE).epoch()).isEqualTo(first.epoch() + 1);
    }

    @Test
    void shouldStillShowALeaseThatHasRunOutSoThatATakeoverKnowsHowLongToWait() {
        var lease = leases().acquire(TARGET, ONE, "host-1", MINUTE);
        pass(MINUTE.multipliedBy(2));

        assertThat(leases().current(TARGET)).contains(lease);
    }

    @Test
    void shouldRenewALivingLease() {
        var first = leases().acquire(TARGET, ONE, "host-1", MINUTE);
        pass(Duration.ofSeconds(40));
        var renewed = leases().renew(first, MINUTE);
        pass(Duration.ofSeconds(40));

        assertThat(renewed.epoch()).isEqualTo(first.epoch());
        assertThatThrownBy(() -> leases().acquire(TARGET, TWO, "host-2", MINUTE))
                .isInstanceOf(LeaseHeld.class);
    }

    @Test
    void shouldNotRenewALeaseThatHasRunOut() {
        var lease = leases().acquire(TARGET, ONE, "host-1", MINUTE);
        pass(MINUTE.plusSeconds(1));

        assertThatThrownBy(() -> leases().renew(lease, MINUTE)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void shouldNotRenewWithAStaleEpoch() {
        var stale = leases().acquire(TARGET, ONE, "host-1", MINUTE);
        pass(MINUTE.plusSeconds(1));
        leases().acquire(TARGET, ONE, "host-2", MINUTE);

        assertThatThrownBy(() -> leases().renew(stale, MINUTE)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void shouldLeaveALeaseAloneThatIsNoLongerOurs() {
        var stale = leases().acquire(TARGET, ONE, "host-1", MINUTE);
        pass(MINUTE.plusSeconds(1));
        var current = leases().acquire(TARGET, ONE, "host-2", MINUTE);
        leases().release(stale);

        assertThat(leases().current(TARGET)).contains(current);
    }

    @Test
    void shouldHoldEachTargetOnItsOwn() {
        leases().acquire(TARGET, ONE, "host-1", MINUTE);

        assertThat(leases().acquire(TARGET + "-2", TWO, "host-1", MINUTE).operation())
                .isEqualTo(TWO);
        assertThat(leases().current("fleet:unknown")).isEmpty();
    }

    @Test
    void shouldGiveATargetToOneOfManyWhoAskAtTheSameTime() throws Exception {
        var hands = 6;
        var together = new CyclicBarrier(hands);
        var pool = Executors.newFixedThreadPool(hands);
        try {
            var attempts = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < hands; i++) {
                var operation = new OperationId("operation-" + i);
                attempts.add(() -> {
                    together.await(20, TimeUnit.SECONDS);
                    try {
                        leases().acquire(TARGET, operation, "host", MINUTE);
                        return true;
                    } catch (LeaseHeld held) {
                        return false;
                    }
                });
            }
            var winners = 0;
            for (var attempt : pool.invokeAll(attempts)) {
                winners += attempt.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }
}
