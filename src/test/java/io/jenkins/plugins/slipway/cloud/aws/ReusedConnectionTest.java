package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Connection;
import io.jenkins.plugins.slipway.cloud.Fence;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * {@code HttpURLConnection} sends a POST a second time, unasked, when a connection that it kept alive turns out to be dead. No fence
 * would be asked before that one. It must not happen to ours.
 */
class ReusedConnectionTest {
    private static final String NO_IMAGES = "<DescribeImagesResponse><imagesSet/></DescribeImagesResponse>";

    @Test
    void shouldSendAWriteOnceWhenAKeptConnectionDies() throws Exception {
        var actions = new CopyOnWriteArrayList<String>();
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> serve(server, actions));
            thread.setDaemon(true);
            thread.start();
            var endpoint = URI.create("http://127.0.0.1:" + server.getLocalPort());
            var settings = AwsSettings.real(ReusedConnectionTest::connection, Optional.of(endpoint))
                    .withRehearsalCredentials();
            try (var clouds = new AwsClouds(settings)) {
                var images = clouds.open("prod", "eu-west-1", Fence.NONE).images();
                images.named("x");

                var fault =
                        catchThrowableOfType(CloudFault.class, () -> images.create("i-1", "checkout-1", "", Map.of()));

                assertThat(fault.kind()).isEqualTo(CloudFault.Kind.UNKNOWN_OUTCOME);
            }
        }
        assertThat(actions).isEqualTo(List.of("DescribeImages", "CreateImage"));
    }

    @Test
    void shouldReachNothingAndSayWhereWhenThePortIsClosed() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        var endpoint = URI.create("http://127.0.0.1:" + port);
        var settings = AwsSettings.real(ReusedConnectionTest::connection, Optional.of(endpoint))
                .withRehearsalCredentials();
        try (var clouds = new AwsClouds(settings)) {
            var fault = catchThrowableOfType(
                    CloudFault.class,
                    () -> clouds.open("prod", "eu-west-1", Fence.NONE)
                            .identity()
                            .caller());

            assertThat(fault.kind()).isEqualTo(CloudFault.Kind.UNREACHABLE);
            assertThat(fault).hasMessageContaining(endpoint.toString()).hasMessageContaining("refused");
        }
    }

    private static Optional<Connection> connection(String name) {
        return Optional.of(new Connection(
                name, "eu-west-1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    /** Answers the first request of the first connection, and hangs up on every other after having read it. */
    private static void serve(ServerSocket server, List<String> actions) {
        try {
            while (true) {
                try (var socket = server.accept()) {
                    while (true) {
                        var action = readAction(socket.getInputStream());
                        actions.add(action);
                        if (actions.size() > 1) {
                            break;
                        }
                        answer(socket);
                    }
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void answer(Socket socket) throws IOException {
        var reply = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " + NO_IMAGES.length()
                + "\r\nConnection: keep-alive\r\n\r\n" + NO_IMAGES;
        socket.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String readAction(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        var length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        var body = new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
        return body.replaceAll("(?s).*Action=(\\w+).*", "$1");
    }
}
