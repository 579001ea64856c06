package io.jenkins.plugins.slipway.rehearsal.world.sts;

import java.time.Instant;
import java.util.List;

/** What a web identity token claims. Whether its issuer has signed it, the rehearsal cannot know and does not ask. */
public record WebToken(String issuer, List<String> audience, String subject, Instant expires) {
    public WebToken {
        audience = List.copyOf(audience);
    }

    String provider() {
        return issuer.replaceFirst("^https://", "");
    }
}
