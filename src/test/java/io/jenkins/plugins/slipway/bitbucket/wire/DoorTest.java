package io.jenkins.plugins.slipway.bitbucket.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import feign.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final Duration SOON = Duration.ofMillis(300);
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/silent", exchange -> await());
        server.createContext("/stalls", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/answers");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/answers", exchange -> {
            var told = exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("X-Twice");
            exchange.sendResponseHeaders(200, told.length());
            exchange.getResponseBody().write(told.getBytes());
            exchange.close();
        });
        server.start();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private Request get(String path) {
        return Request.create(
                Request.HttpMethod.GET,
                "http://127.0.0.1:" + server.getAddress().getPort() + path,
                Map.of("X-Twice", List.of("x"), "Content-Length", List.of("0")),
                null,
                null,
                null);
    }

    @Test
    void shouldEndWhenNothingIsAnswered() {
        assertThatThrownBy(() -> Door.direct(SOON).send(get("/silent"), Optional.empty()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void shouldEndWhenTheAnswerStallsInItsBody() {
        assertThatThrownBy(() -> Door.direct(SOON).send(get("/stalls"), Optional.empty()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void shouldSignInAndShowItOnlyInTheMessage() throws Exception {
        var request = get("/answers");
        var response = Door.direct(Duration.ofSeconds(20)).send(request, Optional.of("Bearer t-91"));

        assertThat(new String(response.body().asInputStream().readAllBytes())).isEqualTo("Bearer t-91 x");
        assertThat(request.toString()).doesNotContain("t-91");
        assertThat(response.toString()).doesNotContain("t-91");
    }

    @Test
    void shouldFollowNoRedirect() throws Exception {
        assertThat(Door.direct(Duration.ofSeconds(20))
                        .send(get("/moved"), Optional.empty())
                        .status())
                .isEqualTo(302);
    }

    @Test
    void shouldPassAnInterruptionOn() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Door.direct(SOON).send(get("/silent"), Optional.empty()))
                .isInstanceOf(InterruptedException.class);
    }
}
