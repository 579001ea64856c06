package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedLeasesTest {
    private static final OperationId OURS = new OperationId("ours");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant REHEARSED = Instant.parse("2030-01-01T00:00:00Z");

    private final VirtualClock real = new VirtualClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final Ledger ledger = Ledger.inMemory(real);
    private final Tempo tempo = new Tempo(new FastClock(real, REHEARSED, 3600), 3600, true);
    private final PacedLeases paced = new PacedLeases(ledger.leases(), tempo);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void shouldStoreRealTimeAndTellTheRehearsals() {
        var told = paced.acquire("fleet", OURS, "here", HOUR.multipliedBy(120));

        assertThat(told.expires()).isEqualTo(REHEARSED.plus(HOUR.multipliedBy(120)));
        assertThat(ledger.leases().current("fleet").orElseThrow().expires())
                .isEqualTo(real.instant().plusSeconds(120));

        real.advance(Duration.ofSeconds(60));
        assertThat(paced.now()).isEqualTo(REHEARSED.plus(HOUR.multipliedBy(60)));
        assertThat(paced.current("fleet").orElseThrow().expires())
                .isCloseTo(told.expires(), within(10, ChronoUnit.SECONDS));
        assertThat(paced.renew(told, HOUR.multipliedBy(120)).expires())
                .isEqualTo(REHEARSED.plus(HOUR.multipliedBy(180)));
    }

    @Test
    void shouldTellInRehearsedTimeUntilWhenAnotherHasIt() {
        paced.acquire("fleet", OURS, "here", HOUR.multipliedBy(120));

        assertThatThrownBy(() -> paced.acquire("fleet", new OperationId("theirs"), "there", HOUR))
                .isInstanceOfSatisfying(
                        LeaseHeld.class,
                        held -> assertThat(held.lease().expires()).isEqualTo(REHEARSED.plus(HOUR.multipliedBy(120))));
        real.advance(Duration.ofSeconds(121));
        assertThat(paced.acquire("fleet", new OperationId("theirs"), "there", HOUR)
                        .epoch())
                .isEqualTo(2);
    }
}
