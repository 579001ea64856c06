package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.CloudFault.Kind;
import io.jenkins.plugins.slipway.cloud.Delay;
import io.jenkins.plugins.slipway.cloud.Fence;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one way to AWS: each attempt waits for its rate, passes the fence and gets the fence's time limit; a fault is put into our
 * words and, where that is harmless, tried again.
 */
final class Calls {
    /** A longer wait for a rate is the caller's: it can wait without a thread. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Who is turned away was not heard. */
    private static final Set<Kind> TURNED_AWAY = EnumSet.of(Kind.THROTTLED, Kind.UNREACHABLE, Kind.CREDENTIALS);

    private final AccountRegion target;
    private final RateLimits limits;
    private final Fence fence;
    private final Backoff backoff;
    private final Clock clock;
    private final Delay delay;
    private final AwsFaults faults;

    Calls(AccountRegion target, RateLimits limits, Fence fence, Backoff backoff, Clock clock, Delay delay) {
        this.target = target;
        this.limits = limits;
        this.fence = fence;
        this.backoff = backoff;
        this.clock = clock;
        this.delay = delay;
        this.faults = new AwsFaults(target.account(), target.region());
    }

    AccountRegion target() {
        return target;
    }

    Clock clock() {
        return clock;
    }

    /** @throws CloudFault in our words */
    <Q extends AwsRequest, R> R send(Api api, Q request, Function<Q, R> method) {
        var limit = limits.of(target, api);
        CloudFault unanswered = null;
        for (int attempts = 1; ; attempts++) {
            awaitRate(api, limit, unanswered);
            try {
                var response = method.apply(within(fence.admit(), request));
                limit.accepted();
                return response;
            } catch (SdkException e) {
                var fault = faults.of(api, e);
                if (fault.kind() == Kind.CREDENTIALS && !fault.call().equals(SignInRefused.ACTION)) {
                    target.account().signIn().ifPresent(WebIdentitySession::reject);
                }
                if (fault.kind() == Kind.THROTTLED) {
                    limit.refused(clock.instant());
                }
                var word = lastWord(api, fault, unanswered);
                if (Thread.currentThread().isInterrupted() || !backoff.again(api, fault.kind(), attempts)) {
                    throw word;
                }
                if (fault.kind() == Kind.UNKNOWN_OUTCOME) {
                    unanswered = fault;
                }
                pause(backoff.pause(fault.kind(), attempts), word);
            }
        }
    }

    /** That this attempt was turned away says nothing of one before it that got no answer: it may have happened. */
    private static CloudFault lastWord(Api api, CloudFault last, CloudFault unanswered) {
        if (unanswered == null || !api.changes() || !TURNED_AWAY.contains(last.kind())) {
            return last;
        }
        var fault = new CloudFault(
                Kind.UNKNOWN_OUTCOME,
                last.call(),
                last.code(),
                last.getMessage() + " An attempt before it got no answer: it may have happened or not.",
                last);
        fault.addSuppressed(unanswered);
        return fault;
    }

    /** As {@link #send}, empty when the thing is not there. */
    <Q extends AwsRequest, R> Optional<R> find(Api api, Q request, Function<Q, R> method) {
        try {
            return Optional.of(send(api, request, method));
        } catch (CloudFault fault) {
            if (fault.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    /** Everything of a listing. @param page the request for a page, by its token; the first has null */
    <Q extends AwsRequest, R, T> List<T> all(
            Api api,
            Function<String, Q> page,
            Function<Q, R> method,
            Function<R, List<T>> items,
            Function<R, String> next) {
        var all = new ArrayList<T>();
        String token = null;
        do {
            var response = send(api, page.apply(token), method);
            all.addAll(items.apply(response));
            token = next.apply(response);
        } while (token != null && !token.isEmpty());
        return all;
    }

    private void awaitRate(Api api, RateLimit limit, CloudFault unanswered) {
        var wait = limit.take(clock.instant(), PATIENCE).orElseThrow(() -> outOfTurn(api, unanswered));
        if (!wait.isZero()) {
            pause(wait, outOfTurn(api, unanswered));
        }
    }

    private CloudFault outOfTurn(Api api, CloudFault unanswered) {
        var fault = faults.fault(
                api, Kind.THROTTLED, "", "was not sent: too many calls of this account wait for their turn", null);
        return lastWord(api, fault, unanswered);
    }

    private void pause(Duration duration, CloudFault otherwise) {
        try {
            delay.await(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            otherwise.addSuppressed(e);
            throw otherwise;
        }
    }

    @SuppressWarnings("unchecked")
    private static <Q extends AwsRequest> Q within(Duration limit, Q request) {
        var configuration = AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(limit)
                .build();
        return (Q) request.toBuilder().overrideConfiguration(configuration).build();
    }
}
