package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.slipway.notify.Signature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks of a connections file, from the command to the one who listens. */
class NotifiedTest {
    private static final String SPEC = """
            version: 1
            service: hello
            image:
              base: ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
            environments:
              production:
                targets:
                  - {region: eu-central-1, group: hello}
            notify:
              - {on: [done, failed], webhook: chat}
            """;

    private final List<Told> told = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private record Told(String signature, byte[] body) {}

    private String connections(String webhook) throws IOException {
        return Files.writeString(
                        folder.resolve("connections.yaml"),
                        "connections:\n  production: {region: eu-central-1}\nwebhooks:\n  chat: " + webhook + "\n")
                .toString();
    }

    private String spec() throws IOException {
        return Files.writeString(folder.resolve("slipway.yaml"), SPEC).toString();
    }

    private HttpServer listener() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            told.add(new Told(
                    exchange.getRequestHeaders().getFirst("X-Slipway-Signature"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void shouldTellTheWebhookOfTheConnectionsFileSignedWithItsSecret() throws IOException {
        var listener = listener();
        var secret = Files.writeString(folder.resolve("secret"), "keep it\n");
        var connections = connections("{url: \"http://127.0.0.1:%d/hook\", secretFile: \"%s\"}"
                .formatted(listener.getAddress().getPort(), secret));
        try (var aws = new RehearsalAtAPort(folder, 1200)) {
            var ran = aws.slipway("build-ami", spec(), "--release-version", "1", "--connections", connections);

            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(told).singleElement().satisfies(message -> {
                assertThat(message.signature())
                        .isEqualTo(Signature.of(message.body(), "keep it".getBytes(StandardCharsets.UTF_8)));
                var json = new ObjectMapper().readTree(message.body());
                assertThat(json.path("events"))
                        .extracting(event -> event.asText())
                        .containsExactly("done");
                assertThat(json.path("operation").path("service").asText()).isEqualTo("hello");
            });
        } finally {
            listener.stop(0);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAWebhookAndNeverItsAddress() throws IOException {
        assertThat(refused("{url: \"https://chat.example.com/tell-nobody\"}"))
                .contains("webhook 'chat' needs one secret: secretEnv", "secretFile")
                .doesNotContain("tell-nobody");
        assertThat(refused("{url: \"https://chat.example.com/tell-nobody\", secretEnv: A, secretFile: b}"))
                .contains("webhook 'chat' needs one secret")
                .doesNotContain("tell-nobody");
        assertThat(refused("{url: \"http://chat.example.com/tell-nobody\", secretEnv: A}"))
                .contains("begins with https://", "http:// only on this machine")
                .doesNotContain("tell-nobody");
        assertThat(refused("{url: \"https://ann:pw@chat.example.com/tell-nobody\", secretEnv: A}"))
                .contains("without a user")
                .doesNotContain("tell-nobody");
        assertThat(refused("{url: \"https://chat example/tell-nobody\", secretEnv: A}"))
                .contains("webhook 'chat' needs a url that begins with https://")
                .doesNotContain("tell-nobody");
        assertThat(refused("{adress: \"https://chat.example.com/tell-nobody\"}"))
                .contains("connections.yaml:4", "unknown key 'adress'")
                .doesNotContain("tell-nobody");
        assertThat(refused("")).contains("webhook 'chat' needs one secret");
    }

    private String refused(String webhook) throws IOException {
        var ran = Ran.slipway(
                "plan",
                spec(),
                "--endpoint-url",
                "http://127.0.0.1:9",
                "--ledger",
                folder.resolve("unused").toString(),
                "--connections",
                connections(webhook));
        assertThat(ran.exit()).as(ran.out()).isEqualTo(2);
        return ran.err();
    }
}
