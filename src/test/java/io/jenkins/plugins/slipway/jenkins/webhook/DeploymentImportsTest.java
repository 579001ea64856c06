package io.jenkins.plugins.slipway.jenkins.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.Bitbuckets;
import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment;
import io.jenkins.plugins.slipway.bitbucket.Patience;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryDeployment;
import io.jenkins.plugins.slipway.bitbucket.SignIn;
import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.bitbucket.webhook.EventInbox.Receipt;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeploymentImportsTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    private final Ledger ledger = Ledger.inMemory();
    private final SimulatedBitbucket simulated = SimulatedBitbucket.cloud();
    private SignIn signIn = simulated.signIn();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> opened = new ArrayList<>();
    private final DeploymentImports imports = new DeploymentImports();

    @AfterEach
    void close() {
        simulated.close();
        ledger.close();
    }

    @Test
    void shouldKeepTheDeploymentsOfARepositoryWhoseRunHasEnded() {
        deployed();

        begin("acme/checkout");
        threads.remove().run();

        assertThat(ledger.doraEvents().all())
                .filteredOn(Deployment.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Deployment.class, deployment -> {
                    assertThat(deployment.service()).isEqualTo("checkout");
                    assertThat(deployment.environment()).isEqualTo("production");
                    assertThat(deployment.status()).isEqualTo(Deployment.Status.SUCCESS);
                });
    }

    @Test
    void shouldReadOneRepositoryAtATimeAndEachOnceMoreHoweverManyMessagesCome() {
        begin("acme/checkout");
        begin("acme/search");
        begin("acme/search");
        begin("acme/checkout");
        assertThat(threads).as("the others wait").hasSize(1);

        for (var reading = threads.poll(); reading != null; reading = threads.poll()) {
            reading.run();
            assertThat(threads).hasSizeLessThan(2);
        }

        assertThat(opened).containsExactly("acme/checkout", "acme/search", "acme/checkout");
    }

    @Test
    void shouldGoOnWithTheNextWhenOneCannotBeRead() {
        signIn = new SignIn.AccessToken(() -> "expired");
        begin("acme/checkout");
        begin("acme/search");

        threads.remove().run();
        threads.remove().run();
        begin("acme/checkout");
        threads.remove().run();

        assertThat(opened).containsExactly("acme/checkout", "acme/search", "acme/checkout");
        assertThat(ledger.doraEvents().all()).isEmpty();
    }

    private void begin(String repository) {
        imports.begin(threads::add, ledger, this::open, "acme", new Receipt(repository, 0, "", "checkout", true));
    }

    private Optional<Bitbucket> open(String connection, String repository) {
        opened.add(repository);
        return Optional.of(Bitbuckets.open(simulated.address(), signIn, Patience.upTo(Duration.ofMillis(50))));
    }

    private void deployed() {
        simulated
                .repository()
                .add(new DeploymentEnvironment("{env-p}", "Production", DeploymentEnvironment.Kind.PRODUCTION))
                .add(new RepositoryCommit(HASH, List.of(), TIME, TIME))
                .addNewest(new RepositoryDeployment(
                        "{d-1}",
                        "{env-p}",
                        HASH,
                        RepositoryDeployment.State.SUCCESSFUL,
                        Optional.of("#1"),
                        Optional.of(TIME),
                        Optional.of(TIME.plusSeconds(60)),
                        Optional.empty(),
                        Optional.empty()));
    }
}
