package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Each message once, on every engine. */
abstract class TakenMessagesContract {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant THEN = Instant.parse("2026-11-22T16:00:00Z");

    /** Of a ledger that is empty at the start of each test. */
    abstract LedgerAddress address();

    @Test
    void shouldTakeADeliveryOfASenderOnceAsLongAsItIsRemembered() {
        try (var bench = new LedgerBench()) {
            var ledger = bench.open(address());

            assertThat(ledger.messages().take("pager", "1", saying("I1"), HOUR)).isTrue();
            assertThat(ledger.messages().take("pager", "1", saying("I2"), HOUR)).isFalse();
            assertThat(ledger.messages().take("other", "1", saying("I3"), HOUR)).isTrue();
            bench.clock.pass(HOUR.plusSeconds(1));
            assertThat(ledger.messages().take("pager", "1", saying("I4"), HOUR)).isTrue();

            assertThat(ledger.doraEvents().all())
                    .extracting(event -> event.item())
                    .containsExactly("I1", "I3", "I4");
        }
    }

    @Test
    void shouldTakeItOnceWhenItArrivesManyTimesAtOnce() throws Exception {
        var hands = Executors.newFixedThreadPool(4);
        try (var bench = new LedgerBench()) {
            var ledger = bench.open(address());
            Callable<Boolean> arrival = () -> ledger.messages().take("pager", "1", saying("I1"), HOUR);

            var taken = 0;
            for (var arrived : hands.invokeAll(List.of(arrival, arrival, arrival, arrival))) {
                taken += arrived.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            hands.shutdownNow();
        }
    }

    private static List<Incident> saying(String id) {
        return List.of(new Incident(id, "shop", "production", THEN, null, null, null, null));
    }
}
