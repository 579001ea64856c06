package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.jenkins.connection.ControllerClouds;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.jenkins.operation.Surroundings;
import io.jenkins.plugins.slipway.jenkins.operation.Threads;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A spec names a connection that no administrator defined. */
class UnknownConnectionTest {
    private final CompletableFuture<Object> answer = new CompletableFuture<>();

    @ParameterizedTest
    @EnumSource(Work.class)
    void shouldFailInOneLineThatSaysWhereToDefineIt(Work work) throws Exception {
        try (var clouds = ControllerClouds.of(name -> Optional.empty());
                var operations =
                        new ControllerOperations(new NothingDefined(clouds), new Threads(Duration.ofMillis(20)))) {
            var order = new Order(
                    work,
                    SpecSource.of(null, null),
                    "production",
                    new Order.Release("ami-0c81972e284bfd7f7", "1.4.2", null),
                    null,
                    null,
                    false);

            new StepRun(order, Optional.empty(), false, new Asked(), operations).enter();

            assertThat(answer.get(60, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            AbortException.class,
                            failure -> assertThat(failure)
                                    .hasMessageContainingAll("'acme-production'", "Manage Jenkins > System > Slipway")
                                    .hasMessageNotContaining("\n"));
            assertThat(operations.ledger().journals().list(false, 1)).isEmpty();
        }
    }

    private final class Asked implements PipelineStep {
        @Override
        public Build build() {
            return new RehearsedBuild(null, "shop/checkout#12").node();
        }

        @Override
        public void save(OperationId id, boolean isOwn) {
            answer.complete("began " + id);
        }

        @Override
        public void saveNone() {
            answer.complete("began something");
        }

        @Override
        public void succeed(Object value) {
            answer.complete(value);
        }

        @Override
        public void fail(Throwable why) {
            answer.complete(why);
        }

        @Override
        public String whoAsked(Throwable interruption) {
            return "bob";
        }

        @Override
        public Throwable interruption(String why) {
            return new AbortException(why);
        }
    }

    private record NothingDefined(Clouds clouds) implements Surroundings {
        @Override
        public Ledger openLedger() {
            return Ledger.open(new LedgerAddress.InMemory());
        }

        @Override
        public Tempo tempo(String connection) {
            return Tempo.REAL;
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
