package io.jenkins.plugins.slipway.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatienceTest {
    @Test
    void shouldWaitUntilThen() throws InterruptedException {
        var patience = Patience.upTo(Duration.ofMinutes(1));
        var wake = patience.clock().instant().plusMillis(30);

        patience.waiter().await(wake);

        assertThat(patience.clock().instant()).isAfterOrEqualTo(wake);
    }

    @Test
    void shouldNotWaitForWhatIsOver() throws InterruptedException {
        Patience.usual().waiter().await(Instant.EPOCH);
    }

    @Test
    void shouldEndWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Patience.usual().waiter().await(Instant.now().plusSeconds(60)))
                .isInstanceOf(InterruptedException.class);
    }
}
