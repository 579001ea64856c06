package io.jenkins.plugins.slipway.jenkins.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.assembly.Delivery;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.ledger.AuditTrail;
import io.jenkins.plugins.slipway.ledger.Deed;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.wire.RehearsalServer;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the operations of a controller run, and what is written down. */
class ControllerOperationsTest {
    private static final Spec CHECKOUT = SpecFile.load(Path.of("examples/checkout/slipway.yaml"));

    private final Map<String, URI> endpoints = new TreeMap<>();
    private final AtomicInteger ledgerFailures = new AtomicInteger();
    private final ControllerOperations operations =
            new ControllerOperations(new Around(), new Threads(Duration.ofMillis(5)));

    @AfterEach
    void close() throws InterruptedException {
        operations.close();
    }

    @Test
    void shouldShareOneTimeBetweenConnectionsToOneServer() {
        try (var server = server()) {
            endpoints.put("acme-staging", server.address());
            endpoints.put("acme-production", URI.create(server.address() + "/"));

            assertThat(deliveryTo("staging")).isSameAs(deliveryTo("production"));
        }
    }

    @Test
    void shouldFollowAConnectionThatIsChangedWithoutARestart() {
        try (var first = server();
                var second = server()) {
            endpoints.put("acme-production", first.address());
            var before = deliveryTo("production");
            assertThat(deliveryTo("production")).isSameAs(before);

            endpoints.put("acme-production", second.address());
            var after = deliveryTo("production");
            assertThat(after).isNotSameAs(before);

            endpoints.remove("acme-production");
            assertThat(deliveryTo("production"))
                    .isNotSameAs(before)
                    .isNotSameAs(after)
                    .isSameAs(deliveryTo("staging"));
        }
    }

    @Test
    void shouldAskASilentServerAgain() {
        URI gone;
        try (var server = server()) {
            gone = server.address();
        }
        endpoints.put("acme-production", gone);

        assertThatThrownBy(() -> deliveryTo("production")).isInstanceOf(EndpointSilent.class);
        endpoints.remove("acme-production");
        assertThat(deliveryTo("production")).isNotNull();
    }

    @Test
    void shouldWriteTheAuditTrailAsSoonAsThereIsALedger() throws Exception {
        ledgerFailures.set(3);
        var deed = new Deed("alice", "configure", "Manage Jenkins", Optional.empty(), "added connection a");

        LedgerAuditLog.append(operations, deed);

        for (int i = 0; ledgerFailures.get() > 0 || newest().isEmpty(); i++) {
            assertThat(i).as("tries, 10 ms each").isLessThan(3_000);
            new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
        }
        assertThat(newest()).get().extracting(AuditTrail.Entry::deed).isEqualTo(deed);
    }

    private Optional<AuditTrail.Entry> newest() {
        return operations.ledger().auditTrail().newest(1).stream().findFirst();
    }

    private Delivery deliveryTo(String environment) {
        return operations.delivery(CHECKOUT, CHECKOUT.environments().get(environment));
    }

    private static RehearsalServer server() {
        var settings = Settings.standard();
        return Rehearsal.of(settings, Estate.empty(), new FastClock(Clock.systemUTC(), settings.start(), 60))
                .serve(0);
    }

    private final class Around implements Surroundings {
        private final Tempos tempos = new Tempos();

        @Override
        public Ledger openLedger() {
            if (ledgerFailures.getAndDecrement() > 0) {
                throw new StoreUnavailable("no ledger", null) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public boolean isPassing() {
                        return true;
                    }
                };
            }
            return Ledger.open(new LedgerAddress.InMemory());
        }

        @Override
        public Clouds clouds() {
            return (name, region, fence) -> {
                throw new AssertionError(name);
            };
        }

        @Override
        public Tempo tempo(String connection) {
            return tempos.of(Optional.ofNullable(endpoints.get(connection)));
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
