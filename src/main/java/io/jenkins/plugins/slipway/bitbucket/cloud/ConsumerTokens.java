package io.jenkins.plugins.slipway.bitbucket.cloud;

import io.jenkins.plugins.slipway.bitbucket.wire.Authorization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The token of an OAuth consumer: fetched when it is needed, and anew a while before it ends or when it is refused. */
final class ConsumerTokens implements Authorization {
    /** Longer than a call takes. */
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(2);

    private final TokenApi api;
    private final Clock clock;
    private String token;
    private Instant end = Instant.MIN;

    ConsumerTokens(TokenApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<String> header() {
        if (token == null || clock.instant().isAfter(end.minus(BEFORE_THE_END))) {
            var fetched = api.token();
            token = fetched.accessToken();
            end = clock.instant().plusSeconds(fetched.expiresIn());
        }
        return Optional.of("Bearer " + token);
    }

    @Override
    public synchronized boolean renew() {
        token = null;
        return true;
    }
}
