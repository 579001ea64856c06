package io.jenkins.plugins.slipway.rehearsal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The SDK's way into a rehearsal in the same process: no socket, no thread, no wait. */
public final class RehearsalHttpClient implements SdkHttpClient {
    private final Endpoint endpoint;
    private final Consumer<Duration> passing;

    /** Whose time does not pass while it waits. */
    public RehearsalHttpClient(Endpoint endpoint) {
        this(endpoint, waited -> {});
    }

    /** @param passing lets the time pass that was waited for an answer in vain */
    public RehearsalHttpClient(Endpoint endpoint, Consumer<Duration> passing) {
        this.endpoint = endpoint;
        this.passing = passing;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest execute) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return response(endpoint.answer(request(execute)));
                } catch (NoAnswer none) {
                    passing.accept(none.waited());
                    throw none.waited().isZero()
                            ? new SocketException(none.getMessage())
                            : new SocketTimeoutException(none.getMessage());
                }
            }

            @Override
            public void abort() {
                // an answer is made at once, so there is nothing to stop
            }
        };
    }

    @Override
    public String clientName() {
        return "SlipwayRehearsal";
    }

    @Override
    public void close() {
        // holds nothing
    }

    private static Request request(HttpExecuteRequest execute) throws IOException {
        var http = execute.httpRequest();
        var headers = new HashMap<String, String>();
        http.forEachHeader((name, values) -> headers.put(name, values.get(0)));
        var body = new byte[0];
        if (execute.contentStreamProvider().isPresent()) {
            try (var content = execute.contentStreamProvider().get().newStream()) {
                body = content.readAllBytes();
            }
        }
        var query = http.encodedQueryParameters().orElse("");
        return new Request(http.method().name(), http.encodedPath(), query, headers, body);
    }

    private static HttpExecuteResponse response(Reply reply) {
        var http = SdkHttpResponse.builder().statusCode(reply.status());
        reply.headers().forEach(http::putHeader);
        http.putHeader("Content-Length", Integer.toString(reply.body().length));
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(reply.body())))
                .build();
    }
}
