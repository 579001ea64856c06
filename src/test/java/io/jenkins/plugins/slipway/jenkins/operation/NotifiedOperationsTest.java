package io.jenkins.plugins.slipway.jenkins.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.notify.Signature;
import io.jenkins.plugins.slipway.notify.Webhook;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A spec's {@code notify} in a controller: from the end of an operation to the one who listens. */
class NotifiedOperationsTest {
    private static final byte[] SECRET = "keep it".getBytes(StandardCharsets.UTF_8);
    private static final Spec HELLO = SpecReader.read("""
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
            """, "spec", name -> "");

    private record Told(String signature, byte[] body) {}

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Map<String, Webhook> webhooks = new TreeMap<>();
    private final VirtualClock clock = new VirtualClock(Settings.standard().start());
    private final Rehearsal rehearsal = Rehearsal.of(Settings.standard(), SpecEstate.of(HELLO), clock);
    private final AwsClouds clouds = new AwsClouds(AwsSettings.rehearsal(rehearsal.http(), clock, clock::advance, 1));
    private final ControllerOperations operations =
            new ControllerOperations(new Around(), new Threads(Duration.ofMillis(20)));
    private HttpServer listener;

    @BeforeEach
    void listen() throws IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            told.add(new Told(
                    exchange.getRequestHeaders().getFirst("X-Slipway-Signature"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        listener.start();
    }

    @AfterEach
    void close() throws InterruptedException {
        operations.close();
        clouds.close();
        listener.stop(0);
    }

    @Test
    void shouldTellTheWebhookOfTheConfigurationSignedWithItsSecret() throws Exception {
        var address = URI.create(
                "http://127.0.0.1:%d/hook".formatted(listener.getAddress().getPort()));
        webhooks.put("chat", new Webhook("chat", address, () -> SECRET));

        assertThat(bake().ending()).isEqualTo(Ending.DONE);

        assertThat(told).singleElement().satisfies(message -> {
            assertThat(message.signature()).isEqualTo(Signature.of(message.body(), SECRET));
            var json = new ObjectMapper().readTree(message.body());
            assertThat(json.path("events").path(0).asText()).isEqualTo("done");
            assertThat(json.at("/operation/service").asText()).isEqualTo("hello");
        });
    }

    @Test
    void shouldNoteWhereToDefineAWebhookThatNobodyDefined() throws Exception {
        assertThat(bake().ending()).isEqualTo(Ending.DONE);

        assertThat(told).isEmpty();
        var newest = operations.ledger().journals().list(false, 1).get(0);
        assertThat(operations.ledger().journals().read(newest.id(), 0))
                .anySatisfy(entry -> assertThat(entry.data().toString())
                        .contains("webhook chat did not take the message", "Manage Jenkins > System > Slipway"));
    }

    private Outcome bake() throws Exception {
        var production = HELLO.environments().get("production");
        var delivery = operations.delivery(HELLO, production);
        var planned = delivery.planning(HELLO, "production").buildAmi("1");
        var ending = new CompletableFuture<Outcome>();
        operations.follow(delivery.start(planned, "ann", new Random(1)), new Awaited(ending));
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!ending.isDone()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            if (!operations.isBusy()) {
                operations.next().ifPresent(clock::advanceTo);
                operations.clockMoved();
            }
            new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
        }
        return ending.get();
    }

    private record Awaited(CompletableFuture<Outcome> ending) implements Follower {
        @Override
        public Progress progress() {
            return Progress.SILENT;
        }

        @Override
        public void ended(Outcome outcome) {
            ending.complete(outcome);
        }

        @Override
        public void troubled(RuntimeException trouble) {
            ending.completeExceptionally(trouble);
        }
    }

    private final class Around implements Surroundings {
        @Override
        public Ledger openLedger() {
            return Ledger.open(new LedgerAddress.InMemory(), clock);
        }

        @Override
        public Clouds clouds() {
            return clouds;
        }

        @Override
        public Tempo tempo(String connection) {
            return new Tempo(clock, 1, false);
        }

        @Override
        public Optional<Webhook> webhook(String name) {
            return Optional.ofNullable(webhooks.get(name));
        }

        @Override
        public void furnish(Spec spec, EnvironmentSpec environment) {}

        @Override
        public String controller() {
            return "controller-1";
        }

        @Override
        public void close() {}
    }
}
