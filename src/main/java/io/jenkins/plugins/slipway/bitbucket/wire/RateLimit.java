package io.jenkins.plugins.slipway.bitbucket.wire;

import feign.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Bitbucket says of its limits, and what follows from it: when it asks to come again, and how far calls are to be apart while
 * it says that the limit is near. Cloud counts over a rolling hour; Data Center fills a bucket by and by.
 */
final class RateLimit {
    /** Below it a number is a length of time, not a date. */
    private static final long LONGEST_AS_SECONDS = 1_000_000_000;

    /** Cloud says that the limit is near when less than a fifth is left, which then has to last for an hour. */
    private static final int NEAR = 5;

    private final Clock clock;
    private volatile Instant notBefore = Instant.MIN;

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    /** The next call should not be made earlier. */
    Instant notBefore() {
        return notBefore;
    }

    void see(Response response) {
        notBefore = pause(headers(response)).map(clock.instant()::plus).orElse(Instant.MIN);
    }

    private static Optional<Duration> pause(Map<String, Collection<String>> headers) {
        var limit = number(headers, "X-RateLimit-Limit").filter(count -> count > 0);
        if (value(headers, "X-RateLimit-NearLimit")
                .filter("true"::equalsIgnoreCase)
                .isPresent()) {
            return limit.map(count -> Duration.ofHours(1).dividedBy(Math.max(1, count / NEAR)));
        }
        var isEmpty = number(headers, "X-RateLimit-Remaining")
                .filter(left -> left == 0)
                .isPresent();
        return isEmpty ? refill(headers) : Optional.empty();
    }

    private static Optional<Duration> refill(Map<String, Collection<String>> headers) {
        var interval = number(headers, "X-RateLimit-Interval-Seconds");
        var rate = number(headers, "X-RateLimit-FillRate").filter(tokens -> tokens > 0);
        return interval.flatMap(seconds -> rate.map(Duration.ofSeconds(seconds)::dividedBy));
    }

    /** When a limited answer asks to come again. */
    Optional<Instant> comeAgain(Response response) {
        var headers = headers(response);
        return value(headers, "Retry-After")
                .or(() -> value(headers, "X-RateLimit-Reset"))
                .flatMap(this::time)
                .or(() -> refill(headers).map(clock.instant()::plus));
    }

    private Optional<Instant> time(String text) {
        try {
            if (text.matches("\\d{1,12}")) {
                var seconds = Long.parseLong(text);
                return Optional.of(
                        seconds < LONGEST_AS_SECONDS
                                ? clock.instant().plusSeconds(seconds)
                                : Instant.ofEpochSecond(seconds));
            }
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Map<String, Collection<String>> headers(Response response) {
        var headers = new TreeMap<String, Collection<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers());
        return headers;
    }

    private static Optional<String> value(Map<String, Collection<String>> headers, String name) {
        return headers.containsKey(name)
                ? headers.get(name).stream().map(String::strip).findFirst()
                : Optional.empty();
    }

    private static Optional<Long> number(Map<String, Collection<String>> headers, String name) {
        return value(headers, name).filter(text -> text.matches("\\d{1,12}")).map(Long::valueOf);
    }
}
