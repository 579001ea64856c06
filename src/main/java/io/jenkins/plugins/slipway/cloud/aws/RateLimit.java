package io.jenkins.plugins.slipway.cloud.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A token bucket that learns: a refusal for rate halves its rate, each accepted call gives a little back. Shared by all operations
 * on one account, region and API, so that they queue here instead of being refused there.
 */
final class RateLimit {
    /** Refusals closer together than this are one: they answer calls that were on their way already. */
    private static final Duration ONE_REFUSAL = Duration.ofSeconds(1);
    /** An account whose limits were raised is found out step by step, up to here. */
    private static final double MOST_ABOVE_DEFAULT = 4;

    private static final double LEAST_PER_SECOND = 0.2;
    private static final double GAIN = 0.02;

    private final Rate published;
    private double perSecond;
    private double tokens;
    private Instant filledAt;
    private Instant refusedAt = Instant.MIN;
    private boolean scarce;

    RateLimit(Rate published, Instant now) {
        this.published = published;
        this.perSecond = published.perSecond();
        this.tokens = published.burst();
        this.filledAt = now;
    }

    /**
     * Takes one token, in advance if need be.
     *
     * @return how long to wait before the call; empty, and nothing taken, if longer than {@code patience}
     */
    synchronized Optional<Duration> take(Instant now, Duration patience) {
        fill(now);
        var missing = Math.max(0, 1 - tokens);
        var wait = Duration.ofNanos((long) (missing / perSecond * 1e9));
        if (wait.compareTo(patience) > 0) {
            return Optional.empty();
        }
        tokens -= 1;
        scarce = missing > 0;
        return Optional.of(wait);
    }

    synchronized void refused(Instant now) {
        if (!refusedAt.equals(Instant.MIN) && now.isBefore(refusedAt.plus(ONE_REFUSAL))) {
            return;
        }
        fill(now);
        refusedAt = now;
        perSecond = Math.max(LEAST_PER_SECOND, perSecond / 2);
        tokens = Math.min(tokens, 0);
    }

    /** More is asked for only below the default, or where callers had to wait: an idle bucket proves nothing. */
    synchronized void accepted() {
        if (perSecond < published.perSecond() || scarce) {
            perSecond = Math.min(published.perSecond() * MOST_ABOVE_DEFAULT, perSecond + published.perSecond() * GAIN);
        }
    }

    synchronized double perSecond() {
        return perSecond;
    }

    private void fill(Instant now) {
        if (now.isAfter(filledAt)) {
            var seconds = Duration.between(filledAt, now).toNanos() / 1e9;
            tokens = Math.min(published.burst(), tokens + seconds * perSecond);
            filledAt = now;
        }
    }
}
