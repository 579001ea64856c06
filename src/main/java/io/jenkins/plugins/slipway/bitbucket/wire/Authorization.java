package io.jenkins.plugins.slipway.bitbucket.wire;

import io.jenkins.plugins.slipway.bitbucket.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a request is signed in with. */
public interface Authorization {
    /** The header's value; empty for nobody. @throws InterruptedException while it is fetched */
    Optional<String> header() throws InterruptedException;

    /** Forgets what was refused. @return whether another may be better */
    default boolean renew() {
        return false;
    }

    /** As nobody. */
    static Authorization none() {
        return Optional::empty;
    }

    /** By a token that bears all. */
    static Authorization bearer(Secret token) {
        return () -> Optional.of("Bearer " + token.read());
    }

    /** By name and password. */
    static Authorization basic(String name, Secret password) {
        return () -> Optional.of("Basic "
                + Base64.getEncoder().encodeToString((name + ":" + password.read()).getBytes(StandardCharsets.UTF_8)));
    }
}
