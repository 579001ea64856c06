package io.jenkins.plugins.slipway.bitbucket.simulated;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many calls in a rolling hour, as Cloud counts them. */
final class Limit {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final int most;
    private final Clock clock;
    private final Deque<Instant> taken = new ArrayDeque<>();

    Limit(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    synchronized boolean takes() {
        var now = clock.instant();
        while (!taken.isEmpty() && !taken.peek().plus(WINDOW).isAfter(now)) {
            taken.poll();
        }
        return taken.size() < most && taken.add(now);
    }

    /** Near is below a fifth. */
    synchronized Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-RateLimit-Limit", String.valueOf(most));
        headers.put("X-RateLimit-Resource", "api-repository-data");
        headers.put("X-RateLimit-NearLimit", String.valueOf((most - taken.size()) * 5 < most));
        return headers;
    }
}
