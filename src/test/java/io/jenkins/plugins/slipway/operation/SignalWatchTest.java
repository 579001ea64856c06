package io.jenkins.plugins.slipway.operation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The only waiting in real time; short. */
@Timeout(value = 60, unit = SECONDS)
class SignalWatchTest {
    private final Bench bench = new Bench();

    @Test
    void shouldReturnAtTheWakeAndNotBefore() throws InterruptedException {
        bench.start(bench.process());
        var wake = Instant.now().plusMillis(150);
        Waiter.watching(bench.journals, Bench.ID, Clock.systemUTC()).await(wake);

        assertThat(Instant.now()).isAfterOrEqualTo(wake);
    }

    @Test
    void shouldReturnLongBeforeTheWakeWhenASignalArrives() throws InterruptedException {
        bench.start(bench.process());
        var waiter = Waiter.watching(bench.journals, Bench.ID, Clock.systemUTC());
        bench.abort();
        waiter.await(Instant.now().plus(Duration.ofDays(1)));

        assertThat(bench.journals.signals(Bench.ID)).hasSize(1);
    }
}
