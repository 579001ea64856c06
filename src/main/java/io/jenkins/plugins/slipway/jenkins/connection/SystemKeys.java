package io.jenkins.plugins.slipway.jenkins.connection;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.ExtensionList;
import io.jenkins.plugins.slipway.cloud.AccessKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Access keys out of {@link SystemCredentials}. */
final class SystemKeys implements Function<String, AccessKeys> {
    /** They are asked for at each request, and another plugin may call AWS to make those of a session. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Session(AccessKeys keys, Instant until) {}

    private final Clock clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    SystemKeys(Clock clock) {
        this.clock = clock;
    }

    /** @throws IllegalStateException when there are none under that id, or they hold no keys */
    @Override
    public AccessKeys apply(String id) {
        var known = sessions.get(id);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.keys();
        }
        var keys = find(id);
        if (keys.sessionToken().isPresent()) {
            sessions.put(id, new Session(keys, clock.instant().plus(KEPT)));
        }
        return keys;
    }

    private static AccessKeys find(String id) {
        var found = SystemCredentials.find(id, StandardCredentials.class)
                .orElseThrow(() -> new IllegalStateException(Messages.SystemKeys_NotThere(id)));
        return ExtensionList.lookup(KeySource.class).stream()
                .flatMap(source -> source.keysOf(found).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(Messages.SystemKeys_NoKeys(id)));
    }
}
