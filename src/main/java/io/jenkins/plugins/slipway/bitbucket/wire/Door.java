package io.jenkins.plugins.slipway.bitbucket.wire;

import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one request, and reads the whole answer within a time. It follows no redirect, which could carry a token to another host,
 * and only here is a token put into a message.
 */
public final class Door {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** The client computes it, and takes no other. */
    private static final Set<String> NOT_OURS = Set.of("content-length");

    private final HttpClient http;
    private final Duration answer;

    private Door(HttpClient.Builder http, Duration answer) {
        // calls come one by one, and servers in front of a Data Center stumble over the attempt to change to HTTP/2
        this.http = http.version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.answer = answer;
    }

    /** @param answer time for a whole answer */
    public static Door direct(Duration answer) {
        return new Door(HttpClient.newBuilder(), answer);
    }

    /** Through a proxy, which sees the whole of each message. */
    public static Door through(URI proxy, Duration answer) {
        var address = new InetSocketAddress(proxy.getHost(), proxy.getPort());
        return new Door(HttpClient.newBuilder().proxy(ProxySelector.of(address)), answer);
    }

    Response send(Request request, Optional<String> authorization) throws IOException, InterruptedException {
        var pending = http.sendAsync(message(request, authorization), HttpResponse.BodyHandlers.ofByteArray());
        try {
            // the time limit of the client itself ends with the headers
            return response(request, pending.get(answer.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            var timeout = new HttpTimeoutException("no whole answer within %d s".formatted(answer.toSeconds()));
            timeout.initCause(slow);
            throw timeout;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(failed.getCause());
        } finally {
            pending.cancel(true);
        }
    }

    private HttpRequest message(Request request, Optional<String> authorization) {
        var message = HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(answer)
                .method(
                        request.httpMethod().name(),
                        request.body() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> {
            if (!NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> message.header(name, value));
            }
        });
        message.setHeader("User-Agent", "slipway");
        authorization.ifPresent(value -> message.setHeader("Authorization", value));
        return message.build();
    }

    private static Response response(Request request, HttpResponse<byte[]> answer) {
        Map<String, Collection<String>> headers =
                new LinkedHashMap<>(answer.headers().map());
        return Response.builder()
                .request(request)
                .status(answer.statusCode())
                .headers(headers)
                .body(answer.body())
                .build();
    }
}
