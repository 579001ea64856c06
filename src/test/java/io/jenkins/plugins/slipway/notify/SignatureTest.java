package io.jenkins.plugins.slipway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {
    @Test
    void shouldBeTheOneOfRfc4231() {
        var secret = "Jefe".getBytes(StandardCharsets.US_ASCII);
        var body = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);

        assertThat(Signature.of(body, secret))
                .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
