package io.jenkins.plugins.slipway.cloud.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** AWS on the far side of the wire, from a script of real answers; it remembers what it was sent. */
final class ScriptedHttp implements SdkHttpClient {
    /** @param body of the request, as sent */
    record Sent(SdkHttpRequest request, String body) {
        /** Parameters of a Query request. */
        Map<String, String> form() {
            var form = new TreeMap<String, String>();
            for (var pair : body.split("&")) {
                var parts = pair.split("=", 2);
                form.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return form;
        }

        String header(String name) {
            return request.firstMatchingHeader(name).orElse("");
        }
    }

    private interface Step {
        HttpExecuteResponse play() throws IOException;
    }

    private final Deque<Step> script = new ArrayDeque<>();
    private final List<Sent> sent = new ArrayList<>();

    ScriptedHttp answers(int status, String body) {
        script.add(() -> HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Length", Integer.toString(body.length()))
                        .putHeader("x-amzn-RequestId", "req-json")
                        .build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build());
        return this;
    }

    ScriptedHttp ok(String body) {
        return answers(200, body);
    }

    ScriptedHttp ec2Refuses(int status, String code, String message) {
        return answers(
                status,
                "<Response><Errors><Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error></Errors><RequestID>req-1</RequestID></Response>");
    }

    ScriptedHttp queryRefuses(int status, String code, String message) {
        return answers(
                status,
                "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error><RequestId>req-2</RequestId></ErrorResponse>");
    }

    ScriptedHttp jsonRefuses(int status, String code, String message) {
        return answers(status, "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }

    ScriptedHttp breaks(IOException e) {
        script.add(() -> {
            throw e;
        });
        return this;
    }

    List<Sent> sent() {
        return sent;
    }

    Sent last() {
        return sent.get(sent.size() - 1);
    }

    boolean finished() {
        return script.isEmpty();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                sent.add(new Sent(request.httpRequest(), body(request)));
                if (script.isEmpty()) {
                    throw new AssertionError("The script has no answer to " + sent.get(sent.size() - 1));
                }
                return script.poll().play();
            }

            @Override
            public void abort() {
                throw new AssertionError("Nothing here takes long enough to be aborted");
            }
        };
    }

    private static String body(HttpExecuteRequest request) {
        return request.contentStreamProvider()
                .map(content -> {
                    try (var stream = content.newStream()) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orElse("");
    }

    @Override
    public void close() {
        // nothing is open
    }
}
