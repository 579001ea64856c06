package io.jenkins.plugins.slipway.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.rehearsal.world.Timeline;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RehearsalServerTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private static Endpoint endpoint() {
        var sts = new ScriptedService("sts")
                .on("GetCallerIdentity", call -> Answer.empty().with("Account", "123456789012"));
        return new Endpoint(new Timeline(START), new VirtualClock(START), CallerCheck.ANYBODY, List.of(sts));
    }

    @Test
    void shouldAnswerOnLoopbackWhenStartedOnAnyPort() throws Exception {
        try (var server = RehearsalServer.start(endpoint(), 0)) {
            var request = HttpRequest.newBuilder(server.address())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("Action=GetCallerIdentity&Version=2011-06-15"))
                    .build();

            var reply = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body()).contains("<Account>123456789012</Account>");
            assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void shouldSayWhatToDoWhenPortIsInUse() throws Exception {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> RehearsalServer.start(endpoint(), taken.getLocalPort()))
                    .isInstanceOf(PortInUse.class)
                    .hasMessage(
                            "Port %d on 127.0.0.1 is in use. Choose another with --port, or --port 0 for any free one."
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void shouldFreeThePortWhenClosed() {
        var server = RehearsalServer.start(endpoint(), 0);
        var port = server.address().getPort();
        server.close();

        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(IOException.class);
        RehearsalServer.start(endpoint(), port).close();
    }

    @Test
    void shouldLetTimeGoOnWhenNobodyCalls() throws InterruptedException {
        var timeline = new Timeline(START);
        var fired = new CountDownLatch(1);
        timeline.after(Duration.ofMinutes(10), fired::countDown);
        var clock = new FastClock(Clock.systemUTC(), START, 3600);
        var endpoint = new Endpoint(timeline, clock, CallerCheck.ANYBODY, List.of());

        try (var server = RehearsalServer.start(endpoint, 0)) {
            assertThat(server.address().getPort()).isPositive();
            assertThat(fired.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
