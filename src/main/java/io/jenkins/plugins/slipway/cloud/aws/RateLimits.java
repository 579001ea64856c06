package io.jenkins.plugins.slipway.cloud.aws;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One {@link RateLimit} per account, region and API, as AWS counts. */
final class RateLimits {
    private record Key(String account, String region, Api api) {}

    private final Map<Key, RateLimit> limits = new ConcurrentHashMap<>();
    private final Clock clock;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    RateLimit of(AccountRegion target, Api api) {
        var key = new Key(target.account().limitsKey(), target.region(), api);
        return limits.computeIfAbsent(key, unseen -> new RateLimit(api.rate(), clock.instant()));
    }
}
