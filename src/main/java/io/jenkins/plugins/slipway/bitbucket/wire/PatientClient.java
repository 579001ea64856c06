package io.jenkins.plugins.slipway.bitbucket.wire;

import feign.Client;
import feign.Request;
import feign.Response;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.Patience;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a call again while that may help: signed in anew once, when it was limited, and when nobody knows what became of it and the
 * call bears that. What comes back is an answer to be read, or to be explained.
 */
final class PatientClient implements Client {
    private static final int TOO_MANY = 429;
    private static final Set<Integer> PASSING = Set.of(408, 500, 502, 503, 504);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final String where;
    private final Door door;
    private final Authorization authorization;
    private final Patience patience;
    private final RateLimit limit;

    /** @param where as in "could not …: WHERE did not answer" */
    PatientClient(String where, Door door, Authorization authorization, Patience patience) {
        this.where = where;
        this.door = door;
        this.authorization = authorization;
        this.patience = patience;
        this.limit = new RateLimit(patience.clock());
    }

    /** Where a call is: how often it was made, and until when it may be. */
    private record Effort(Call call, Instant deadline, int attempts, boolean isRenewed) {
        Effort again() {
            return new Effort(call, deadline, attempts + 1, isRenewed);
        }

        Effort renewed() {
            return new Effort(call, deadline, attempts, true);
        }

        Duration backOff() {
            var doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
            return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        }
    }

    @Override
    public Response execute(Request request, Request.Options options) {
        var deadline = patience.clock().instant().plus(patience.total());
        var effort = new Effort(Calls.of(request), deadline, 1, false);
        try {
            keepApart(effort);
            while (true) {
                var response = attempt(request, effort);
                if (response.isEmpty()) {
                    effort = effort.again();
                } else if (response.get().status() == 401 && !effort.isRenewed() && authorization.renew()) {
                    effort = effort.renewed();
                } else if (isWorthAnother(response.get(), effort)) {
                    pauseAfter(response.get(), effort);
                    effort = effort.again();
                } else {
                    return response.get();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BitbucketUnavailable(
                    "could not %s: interrupted while %s was called"
                            .formatted(effort.call().to(), where),
                    interrupted);
        }
    }

    /** Only near is no reason to fail: who cannot wait calls at once. */
    private void keepApart(Effort effort) throws InterruptedException {
        var wake = limit.notBefore();
        if (wake.isAfter(patience.clock().instant()) && !wake.isAfter(effort.deadline())) {
            patience.waiter().await(wake);
        }
    }

    /** Empty when there was no answer, and another attempt may be made. */
    private Optional<Response> attempt(Request request, Effort effort) throws InterruptedException {
        try {
            var response = door.send(request, authorization.header());
            limit.see(response);
            return Optional.of(response);
        } catch (IOException unanswered) {
            var words = "no answer (%s)".formatted(words(unanswered));
            if (!effort.call().isRepeatable()) {
                throw new BitbucketUnavailable(sentence(effort, words), unanswered);
            }
            var wake = patience.clock().instant().plus(effort.backOff());
            if (wake.isAfter(effort.deadline())) {
                throw new BitbucketUnavailable(sentence(effort, words), unanswered);
            }
            patience.waiter().await(wake);
            return Optional.empty();
        }
    }

    private static boolean isWorthAnother(Response response, Effort effort) {
        return response.status() == TOO_MANY
                || PASSING.contains(response.status()) && effort.call().isRepeatable();
    }

    private void pauseAfter(Response response, Effort effort) throws InterruptedException {
        var now = patience.clock().instant();
        var asked = limit.comeAgain(response);
        var words =
                response.status() == TOO_MANY ? "its rate limit is used up (HTTP 429)" : "HTTP " + response.status();
        // one second more than asked: its clock is not ours
        var wake = asked.map(time -> time.isBefore(now) ? now : time)
                .map(time -> time.plusSeconds(1))
                .orElse(now.plus(effort.backOff()));
        if (wake.isAfter(effort.deadline())) {
            throw new BitbucketUnavailable(
                    sentence(effort, words)
                            + asked.map(time -> "; it asks to come again at " + time)
                                    .orElse(""),
                    null,
                    asked.orElse(null));
        }
        patience.waiter().await(wake);
    }

    private String sentence(Effort effort, String words) {
        var tries = effort.attempts() == 1 ? "" : ", %d times".formatted(effort.attempts());
        return "could not %s: %s: %s%s".formatted(effort.call().to(), where, words, tries);
    }

    private static String words(IOException unanswered) {
        var kind = unanswered.getClass().getSimpleName();
        return unanswered.getMessage() == null ? kind : kind + ": " + unanswered.getMessage();
    }
}
