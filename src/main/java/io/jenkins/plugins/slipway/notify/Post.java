package io.jenkins.plugins.slipway.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** One attempt to hand a message over. Follows no redirect: a signed message goes where it was addressed, or nowhere. */
final class Post {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Well below what is left of a lease. */
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** Too slow, too early, too many: later it may be taken. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * How it went.
     *
     * @param isFinal whether another attempt would come to the same
     * @param words without the address: it may be a secret
     */
    record Answer(boolean isTaken, boolean isFinal, String words) {}

    Answer send(URI address, String delivery, byte[] body, String signature) {
        var request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "slipway")
                .header("X-Slipway-Delivery", delivery)
                .header("X-Slipway-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return answer(
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException unanswered) {
            // its message may hold the address
            return new Answer(
                    false, false, "no answer: " + unanswered.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer(false, false, "interrupted");
        }
    }

    private static Answer answer(int status) {
        var taken = status / 100 == 2;
        var refused = status < 500 && !LATER.contains(status);
        return new Answer(taken, taken || refused, "HTTP " + status);
    }
}
