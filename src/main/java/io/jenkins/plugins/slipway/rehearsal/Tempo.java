package io.jenkins.plugins.slipway.rehearsal;

import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.wire.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The time that an account goes by: the real one, or that of a rehearsal server, which may run faster.
 *
 * @param speed seconds of that time in a real second
 */
public record Tempo(Clock clock, double speed, boolean isRehearsal) {
    public static final Tempo REAL = new Tempo(Clock.systemUTC(), 1, false);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** The first request also makes the connection, so the second tells the time better. */
    private static final int ASKED = 2;

    /** As {@link #answering}; one that does not answer goes by real time, and the first call to it says what is wrong. */
    public static Tempo of(URI endpoint) {
        try {
            return answering(endpoint);
        } catch (EndpointSilent silent) {
            return REAL;
        }
    }

    /**
     * Asks the endpoint; one that is no rehearsal goes by real time.
     *
     * @throws EndpointSilent when nobody answers there
     */
    public static Tempo answering(URI endpoint) {
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        var request = HttpRequest.newBuilder(endpoint).timeout(PATIENCE).build();
        var tempo = REAL;
        try {
            for (int i = 0; i < ASKED; i++) {
                tempo = told(client.send(request, HttpResponse.BodyHandlers.discarding()));
            }
        } catch (ConnectException | HttpTimeoutException unreachable) {
            throw new EndpointSilent(endpoint, unreachable);
        } catch (IOException | IllegalArgumentException | DateTimeException other) {
            return REAL; // somebody is there who speaks another protocol: the first call to it says what is wrong
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return tempo;
    }

    private static Tempo told(HttpResponse<?> reply) {
        var time = reply.headers().firstValue(Reply.TIME).map(Instant::parse);
        var speed = reply.headers().firstValue(Reply.SPEED).map(Double::valueOf);
        return time.isEmpty() || speed.isEmpty()
                ? REAL
                : new Tempo(new FastClock(Clock.systemUTC(), time.get(), speed.get()), speed.get(), true);
    }

    /** How long a time on this clock takes. */
    public Duration real(Duration duration) {
        return Duration.ofNanos((long) (duration.toNanos() / speed));
    }

    /** How much of this clock's time passes in a real one. */
    public Duration virtual(Duration real) {
        return Duration.ofMillis((long) (real.toMillis() * speed));
    }

    /** Lets a time on this clock pass. */
    public void await(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await(real(duration).toNanos(), TimeUnit.NANOSECONDS);
    }
}
