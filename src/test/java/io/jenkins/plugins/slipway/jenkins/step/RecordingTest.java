package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others did, told by a build. */
class RecordingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

    private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
    private RehearsedJenkins jenkins;
    private RehearsedBuild build;

    @BeforeEach
    void start() {
        jenkins = new RehearsedJenkins(new LedgerAddress.InMemory(), Behaviour.GOOD, Estate.empty());
        build = new RehearsedBuild(jenkins, "shop/checkout#12");
    }

    @AfterEach
    void close() throws InterruptedException {
        jenkins.close();
    }

    @Test
    void shouldRecordADeploymentAndItsEnd() throws Exception {
        var begins = deployment("build-71", "IN_PROGRESS");
        begins.setService("checkout");
        begins.setEnvironment("production");
        assertThat(record(begins)).isEqualTo(Map.of("id", "build-71", "recorded", true));
        assertThat(record(deployment("build-71", "success"))).isEqualTo(Map.of("id", "build-71", "recorded", true));
        assertThat(build.audited).hasSize(2).allMatch("alice: record-deployment  build-71"::equals);

        var merged = DoraEvent.merged(jenkins.operations().ledger().doraEvents().all());
        assertThat(merged).singleElement().isInstanceOfSatisfying(Deployment.class, known -> {
            assertThat(known.status()).isEqualTo(Deployment.Status.SUCCESS);
            assertThat(known.environment()).isEqualTo("production");
            assertThat(known.startedAt()).isEqualTo(Instant.parse("2026-11-22T10:00:00.123Z"));
        });
    }

    @Test
    void shouldBindTheJobToTheServiceThatItDeployed() throws Exception {
        var deployed = deployment("build-71", "SUCCESS");
        deployed.setService("checkout");
        deployed.setEnvironment("production");
        var broken = incident("INC-9");
        broken.setService("search");
        broken.setEnvironment("production");

        record(deployed);
        record(broken);

        assertThat(jenkins.operations().ledger().deliveringJobs().byService("controller-1"))
                .isEqualTo(Map.of("checkout", Set.of("shop/checkout")));
    }

    @Test
    void shouldBindNoJobThatMayNotDeployThere() throws Exception {
        var deployed = deployment("build-71", "SUCCESS");
        deployed.setService("checkout");
        deployed.setEnvironment("production");
        build.refusal = "no grant";

        assertThat(record(deployed)).isInstanceOf(AbortException.class);

        assertThat(jenkins.operations().ledger().deliveringJobs().byService("controller-1"))
                .isEmpty();
    }

    @Test
    void shouldRecordTheSameOnceAsAfterARestart() throws Exception {
        var incident = incident("INC-9");
        incident.setEnvironment("production");
        incident.setService("checkout");
        record(incident);

        assertThat(record(incident)).isEqualTo(Map.of("id", "INC-9", "recorded", false));
        assertThat(jenkins.operations().ledger().doraEvents().all()).hasSize(1);
    }

    @Test
    void shouldAskForEveryEnvironmentThatTheItemWasEverOf() throws Exception {
        var incident = incident("INC-9");
        incident.setEnvironment("production");
        record(incident);
        var moved = incident("INC-9");
        moved.setEnvironment("staging");
        build.refusal = "no grant";

        assertThat(record(moved)).isInstanceOf(AbortException.class);
        assertThat(build.asked).containsExactly("production", "production");
        assertThat(jenkins.operations().ledger().doraEvents().environmentsOf("incident", "INC-9"))
                .isEqualTo(Set.of("production"));
    }

    @Test
    void shouldNeedServiceAndEnvironmentForWhatIsNew() throws Exception {
        assertThat(record(incident("INC-10")))
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessage("incident INC-10 is new: the first record of it needs service and environment");
    }

    @Test
    void shouldSayWhatATimeAndAStatusLookLike() {
        var incident = incident("INC-9");
        incident.setOpenedAt("yesterday");

        assertThatThrownBy(() -> incident.event(NOW))
                .hasMessage("openedAt: 'yesterday' is no time: write one such as 2026-11-22T16:45:01+01:00, or now");
        assertThatThrownBy(() -> deployment("build-71", "green").event(NOW))
                .hasMessage("status: 'green' is none of IN_PROGRESS, SUCCESS, FAILURE, ABORTED");
    }

    @Test
    void shouldTakeBothTimesOfAnIncident() {
        var incident = incident("INC-9");
        incident.setOpenedAt("2026-11-22T11:00:00+01:00");
        incident.setResolvedAt("now");
        incident.setCause("external");

        assertThat(incident.event(NOW))
                .isEqualTo(new Incident(
                        "INC-9",
                        null,
                        null,
                        Instant.parse("2026-11-22T10:00:00Z"),
                        Instant.parse("2026-11-22T10:00:00.123Z"),
                        null,
                        Incident.Cause.EXTERNAL,
                        null));
    }

    private static RecordDeploymentStep deployment(String id, String status) {
        var step = new RecordDeploymentStep(id);
        step.setStatus(status);
        return step;
    }

    private static RecordIncidentStep incident(String id) {
        return new RecordIncidentStep(id);
    }

    private Object record(RecordStep step) throws InterruptedException {
        new Recording(step.event(NOW), ".", new Answers(), jenkins.operations()).enter();
        jenkins.until("an answer", () -> !answers.isEmpty());
        var all = List.copyOf(answers);
        answers.clear();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private final class Answers implements StepAnswer {
        @Override
        public Build build() {
            return build.node();
        }

        @Override
        public void succeed(Object value) {
            answers.add(value);
        }

        @Override
        public void fail(Throwable why) {
            answers.add(why);
        }
    }
}
