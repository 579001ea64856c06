package io.jenkins.plugins.slipway.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Counts the calls that an account would refuse for rate: a token bucket per region and API, filled at the rates that AWS publishes
 * as its defaults (Amazon EC2 Developer Guide, "Request throttling for the Amazon EC2 API"). For Auto Scaling and Elastic Load Balancing
 * AWS publishes none; they are held to EC2's, which are the strictest that it does publish.
 */
final class PublishedRates implements SdkHttpClient {
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/[^/]+/([^/]+)/([^/]+)/");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
    private static final Set<String> SMALL = Set.of("RunInstances");

    private final SdkHttpClient next;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new TreeMap<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private final AtomicLong calls = new AtomicLong();

    PublishedRates(SdkHttpClient next, Clock clock) {
        this.next = next;
        this.clock = clock;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        calls.incrementAndGet();
        count(request);
        return next.prepareRequest(request);
    }

    private synchronized void count(HttpExecuteRequest request) {
        var scope = SCOPE.matcher(
                request.httpRequest().firstMatchingHeader("Authorization").orElse(""));
        var action = action(request);
        if (scope.find() && !action.isEmpty()) {
            var key = scope.group(1) + " " + scope.group(2) + ":" + action;
            var bucket = buckets.computeIfAbsent(key, unseen -> Bucket.of(action, clock.instant()));
            if (!bucket.take(clock.instant())) {
                refused.merge(key, 1L, Long::sum);
            }
        }
    }

    private static String action(HttpExecuteRequest request) {
        var target = request.httpRequest().firstMatchingHeader("X-Amz-Target");
        if (target.isPresent()) {
            return target.get().substring(target.get().lastIndexOf('.') + 1);
        }
        var matcher = ACTION.matcher(request.contentStreamProvider()
                .map(content -> {
                    try (var stream = content.newStream()) {
                        return new String(stream.readNBytes(200), java.nio.charset.StandardCharsets.UTF_8);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .orElse(""));
        return matcher.find() ? matcher.group(1) : "";
    }

    long calls() {
        return calls.get();
    }

    /** By region and API; empty when an account with default rates would have taken every call. */
    synchronized Map<String, Long> refused() {
        return new HashMap<>(refused);
    }

    /** How far the fullest used bucket came down: calls taken at once beyond what flowed in meanwhile. */
    synchronized String tightest() {
        return buckets.entrySet().stream()
                .min((one, other) ->
                        Double.compare(one.getValue().left(), other.getValue().left()))
                .map(entry -> "%s, where %.0f %% of the burst were left at the least"
                        .formatted(entry.getKey(), 100 * entry.getValue().left()))
                .orElse("none");
    }

    @Override
    public void close() {
        next.close();
    }

    private static final class Bucket {
        private final double burst;
        private final double perSecond;
        private double tokens;
        private double least;
        private Instant filled;

        private Bucket(double burst, double perSecond, Instant now) {
            this.burst = burst;
            this.perSecond = perSecond;
            this.tokens = burst;
            this.least = burst;
            this.filled = now;
        }

        static Bucket of(String action, Instant now) {
            if (SMALL.contains(action)) {
                return new Bucket(5, 2, now);
            }
            return action.matches("(Describe|Get|List).*") ? new Bucket(100, 20, now) : new Bucket(50, 5, now);
        }

        double left() {
            return least / burst;
        }

        boolean take(Instant now) {
            if (now.isAfter(filled)) {
                tokens = Math.min(burst, tokens + Duration.between(filled, now).toMillis() / 1e3 * perSecond);
                filled = now;
            }
            if (tokens < 1) {
                return false;
            }
            tokens--;
            least = Math.min(least, tokens);
            return true;
        }
    }
}
