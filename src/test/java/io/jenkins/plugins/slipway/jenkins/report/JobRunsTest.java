package io.jenkins.plugins.slipway.jenkins.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.report.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where links lead. */
class JobRunsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private Ledger ledger;
    private JobRuns runs;

    @BeforeEach
    void begin() {
        ledger = Ledger.inMemory();
        operation("op-seen", Map.of("controller", "here", "build", "shop/cart#12"));
        operation("op-hidden", Map.of("controller", "here", "build", "bank/payroll#3"));
        operation("op-elsewhere", Map.of("controller", "elsewhere", "build", "shop/cart#12"));
        operation("op-by-hand", Map.of());
        runs = new JobRuns(
                ledger.journals(),
                "here",
                job -> job.equals("shop/cart") ? Optional.of("/jenkins/job/shop/job/cart/") : Optional.empty());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void operation(String id, Map<String, String> labels) {
        var head = new OperationRecord(
                new OperationId(id), "deploy-fleet", List.of("fleet:" + id), labels, "ann", 1, NOW, Optional.empty());
        ledger.journals()
                .create(head, new Entry(0, "", Entry.Kind.PLAN, "plan", JsonNodeFactory.instance.objectNode(), NOW, 1));
    }

    @Test
    void shouldLeadToTheDeliveryPageOfABuildThatTheReaderSees() {
        assertThat(runs.operation("op-seen")).contains("/jenkins/job/shop/job/cart/12/delivery/");
        assertThat(runs.operation("op-hidden")).isEmpty();
        assertThat(runs.operation("op-elsewhere")).isEmpty();
        assertThat(runs.operation("op-by-hand")).isEmpty();
        assertThat(runs.operation("op-unknown")).isEmpty();
        assertThat(runs.operation("no operation at all")).isEmpty();
    }

    @Test
    void shouldLeadToWhatADeploymentNamesAsItsRun() {
        assertThat(runs.run("op-seen")).contains("/jenkins/job/shop/job/cart/12/delivery/");
        assertThat(runs.run("shop/cart#7")).contains("/jenkins/job/shop/job/cart/7/");
        assertThat(runs.run("bank/payroll#7")).isEmpty();
        assertThat(runs.run("https://ci.example.com/builds/7")).contains("https://ci.example.com/builds/7");
        assertThat(runs.run("javascript:alert(1)//https://ci.example.com")).isEmpty();
        assertThat(runs.run("")).isEmpty();
    }

    @Test
    void shouldKeepTheWindowFromPageToPage() {
        var unit = new Unit("a&b=c", "prod/eu");
        var all = new JenkinsPlaces(Optional.empty(), 7, runs);
        var one = new JenkinsPlaces(Optional.of(unit), 7, runs);

        assertThat(all.thisPage(Choice.usual())).isEqualTo("./");
        assertThat(all.thisPage(Choice.usual().ofDays(7))).isEqualTo("?days=7");
        assertThat(all.unit(unit)).isEqualTo("unit?service=a%26b%3Dc&environment=prod%2Feu&days=7");
        assertThat(one.thisPage(Choice.usual())).isEqualTo("unit?service=a%26b%3Dc&environment=prod%2Feu");
        assertThat(one.thisPage(Choice.usual().ofDays(90)))
                .isEqualTo("unit?service=a%26b%3Dc&environment=prod%2Feu&days=90");
    }
}
