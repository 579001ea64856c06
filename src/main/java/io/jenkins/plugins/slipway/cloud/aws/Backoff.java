package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential back-off with full jitter: anything between nothing and the doubled pause. */
final class Backoff {
    private static final int ATTEMPTS = 6;
    private static final int ATTEMPTS_WHEN_FAILING = 4;
    private static final Duration REFUSED = Duration.ofSeconds(1);
    private static final Duration FAILING = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param attempts made so far */
    boolean again(Api api, CloudFault.Kind kind, int attempts) {
        return switch (kind) {
            case THROTTLED -> attempts < ATTEMPTS;
            case UNREACHABLE -> attempts < ATTEMPTS_WHEN_FAILING;
            case UNKNOWN_OUTCOME -> api.repeatable() && attempts < ATTEMPTS_WHEN_FAILING;
            case NOT_FOUND, ALREADY_EXISTS, DENIED, CREDENTIALS, BUSY, INVALID, LIMIT, NO_CAPACITY, NOT_MODELLED ->
                false;
        };
    }

    Duration pause(CloudFault.Kind kind, int attempts) {
        var base = kind == CloudFault.Kind.THROTTLED ? REFUSED : FAILING;
        var longest = Math.min(LONGEST.toMillis(), base.toMillis() << Math.min(attempts - 1, 10));
        return Duration.ofMillis(random.nextLong(longest + 1));
    }
}
