package io.jenkins.plugins.slipway.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.git.MadeRepository;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import sun.misc.Signal;

/** Steps with only environment variables, against an AWS on loopback. */
@Isolated("in real time: a starved machine would decide its races")
class StepTest {
    private static final String HELLO = "examples/minimal/slipway.yaml";
    private static final String CHECKOUT = "examples/checkout/slipway.yaml";

    @TempDir
    private Path folder;

    private StepsAtAPort steps;

    @BeforeEach
    void serve() {
        steps = new StepsAtAPort(folder, HELLO, 2400);
    }

    @AfterEach
    void end() {
        steps.close();
    }

    @Test
    void shouldCarryOutEveryActionAndSayWhatItMade() throws Exception {
        var ledger = folder.resolve("kept").toString();
        var actions = List.of(
                "build-ami", "deploy-fleet", "rollback", "deliver", "record-deployment", "record-incident", "report");
        for (var action : actions) {
            var step = steps.run(
                    "ACTION",
                    action,
                    "LEDGER",
                    ledger,
                    "SERVICE",
                    "hello",
                    "INCIDENT_ID",
                    "INC-9",
                    "REASON",
                    "wrong",
                    "WHEN_SIGN_IN_ENDS",
                    "stop",
                    "WAIT",
                    "true");

            assertThat(step.exit()).as(action + ": " + step.all()).isZero();
            assertThat(step.out()).startsWith("INFO: slipway").contains("✔ " + action + " ");
        }

        var outputs = steps.lines(steps.outputs());
        assertThat(outputs).filteredOn("SLIPWAY_EXIT=0"::equals).hasSameSizeAs(actions);
        assertThat(outputs).filteredOn("SLIPWAY_OUTCOME=DONE"::equals).hasSize(4);
        assertThat(outputs)
                .contains("SLIPWAY_DEPLOYMENT=step-1:production", "SLIPWAY_REPORT=" + folder + "/report/index.html")
                .anyMatch(line -> line.matches("SLIPWAY_IMAGE=ami-[0-9a-f]+"))
                .anyMatch(line -> line.matches("SLIPWAY_OPERATION=.*-rollback-hello-[0-9a-f]{4}"));
        assertThat(folder.resolve("report/index.html")).isNotEmptyFile();
        try (var opened = Ledger.open(LedgerAddress.of(ledger))) {
            assertThat(opened.journals().list(false, 9))
                    .hasSize(4)
                    .allSatisfy(operation -> assertThat(operation.labels().get("once"))
                            .startsWith("bitbucket:acme/checkout:" + HELLO + " production "));
        }
    }

    @Test
    void shouldTryAnImageOnAShareOfTheTraffic(@TempDir Path other) {
        try (var checkout = new StepsAtAPort(other, CHECKOUT, 2400)) {
            assertThat(checkout.run("ACTION", "build-ami").exit()).isZero();

            var step = checkout.run("ACTION", "canary");

            assertThat(step.exit()).as(step.all()).isZero();
            assertThat(step.out()).contains("✔ canary of 1.4.2 to production: done", "PASS");
        }
    }

    @Test
    void shouldLeaveItsEventsInAFileWhenNobodySeesItsLedger() throws Exception {
        Files.writeString(steps.events(), "{\"type\":\"incident\",\"id\":\"of an earlier step\"}\n");
        try (var clone = new MadeRepository(folder)) {
            var head = clone.commit("src/Main.java").name();

            var step = steps.run("ACTION", "deliver", "COMMIT", head);

            assertThat(step.exit()).as(step.all()).isZero();
            assertThat(step.out())
                    .contains("WARNING: no shared ledger: a step that is killed cannot be gone on with")
                    .contains("commits of bitbucket:acme/checkout: 1 read, 1 new")
                    .contains("slipway dora import");
            var lines = steps.lines(steps.events());
            assertThat(lines.get(0)).contains("of an earlier step");
            var events = Ndjson.read(new StringReader(String.join("\n", lines.subList(1, lines.size()))));
            try (var ledger = Ledger.inMemory()) {
                assertThat(ledger.doraEvents().append(events)).isEqualTo(lines.size() - 1);
                assertThat(ledger.doraEvents().read(Set.of("hello"), Set.of()).toString())
                        .contains("SUCCESS", head);
            }
        }
    }

    @Test
    void shouldTakeBackAndLeaveItsEventsWhenItIsStopped() throws Exception {
        var step = CompletableFuture.supplyAsync(() -> steps.run("ACTION", "deliver"));
        awaitBegun();

        Signal.raise(new Signal("TERM"));

        assertThat(step.get().exit()).as(step.get().all()).isEqualTo(130);
        assertThat(step.get().out())
                .contains("SIGTERM: aborting, everything is taken back")
                .contains("✖ deliver of 1.4.2 to production: aborted; undone (exit code 130, operation ");
        assertThat(steps.lines(steps.events())).anyMatch(line -> line.contains("ABORTED"));
        assertThat(steps.lines(steps.outputs())).contains("SLIPWAY_EXIT=130", "SLIPWAY_OUTCOME=ABORTED");
    }

    @Test
    void shouldGoOnWithTheSameOperationWhenItWasKept() throws Exception {
        var step = CompletableFuture.supplyAsync(() -> steps.run("ACTION", "deliver", "WHEN_STOPPED", "keep"));
        awaitBegun();
        Signal.raise(new Signal("TERM"));
        assertThat(step.get().exit()).as(step.get().all()).isEqualTo(5);
        assertThat(steps.lines(steps.outputs())).contains("SLIPWAY_OUTCOME=OPEN");

        var again = steps.run("ACTION", "deliver", "WHEN_STOPPED", "keep", "BITBUCKET_STEP_UUID", "{step-2}");

        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.out()).contains("going on with operation");
        try (var ledger = steps.ledger()) {
            assertThat(ledger.journals().list(false, 9)).hasSize(1);
        }
        assertThat(steps.census().ever("instance-refreshes")).isEqualTo(1);
    }

    @Test
    void shouldDeployWithoutALeadTimeWhenTheCloneHasNoHistory(@TempDir Path origin) throws Exception {
        try (var made = new MadeRepository(origin)) {
            made.commit("a");
            var head = made.commit("b").name();
            var shallow = made.shallow(folder.resolve("shallow")).toString();

            var step = steps.run(
                    "ACTION",
                    "record-deployment",
                    "SERVICE",
                    "checkout",
                    "COMMIT",
                    head,
                    "BITBUCKET_CLONE_DIR",
                    shallow);
            var without = steps.run("ACTION", "record-deployment", "SERVICE", "checkout", "COMMIT", head);

            assertThat(step.exit()).as(step.all()).isZero();
            assertThat(step.out())
                    .contains(
                            "WARNING: no commits are recorded, so there is no lead time for this deployment: the clone"
                                    + " is shallow; 'clone: depth: full' in bitbucket-pipelines.yml gives it its history");
            assertThat(without.exit()).as(without.all()).isZero();
            assertThat(without.out()).contains("is not a git repository");
        }
    }

    @Test
    void shouldSayWhatIsWrongAndNeverASecret() throws Exception {
        var unreachable = steps.run(
                "ACTION",
                "record-incident",
                "INCIDENT_ID",
                "INC-9",
                "SERVICE",
                "checkout",
                "DEBUG",
                "true",
                "LEDGER",
                "jdbc:postgresql://127.0.0.1:1/slipway?user=ann&password=s3cret%2Bword",
                "BITBUCKET_ACCESS_TOKEN",
                "t0ken-of-the-repository");
        var silent = steps.run("ACTION", "deliver", "ENDPOINT_URL", "http://127.0.0.1:1");
        var spec = Files.writeString(folder.resolve("wrong.yaml"), "service: Hello\n")
                .toString();
        var wrong = steps.run("ACTION", "deliver", "SPEC", spec);

        assertThat(unreachable.exit()).as(unreachable.all()).isEqualTo(1);
        assertThat(unreachable.all())
                .contains("DEBUG: BITBUCKET_ACCESS_TOKEN=****", "jdbc:postgresql://127.0.0.1:1/slipway")
                .doesNotContain("s3cret", "t0ken");
        assertThat(silent.exit()).isEqualTo(5);
        assertThat(silent.all()).contains("nobody answers at the endpoint", "exit code 5");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.all()).contains("wrong.yaml has ", "nothing was done", "✖ deliver");
    }

    private void awaitBegun() throws InterruptedException {
        try (var ledger = steps.ledger()) {
            for (int i = 0; i < 1200; i++) {
                if (ledger.journals().list(true, 1).stream()
                        .anyMatch(open -> ledger.journals().read(open.id(), 0).size() > 6)) {
                    return;
                }
                new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("nothing has begun");
    }
}
