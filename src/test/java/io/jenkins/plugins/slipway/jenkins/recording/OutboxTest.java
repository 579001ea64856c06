package io.jenkins.plugins.slipway.jenkins.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counted builds on their way into the ledger. */
class OutboxTest {
    private static final Instant THEN = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path home;

    private final List<LedgerOnly> controllers = new ArrayList<>();

    @AfterEach
    void close() throws InterruptedException {
        for (var controller : controllers) {
            controller.operations().close();
        }
    }

    @Test
    void shouldRecordBindAndWriteDownWhatABuildDeployed() throws Exception {
        var jenkins = controller();
        outbox(jenkins).put(build("shop/deploy#12"));
        LedgerOnly.until(this::isEmpty);

        var ledger = jenkins.ledger();
        assertThat(DoraEvent.merged(ledger.doraEvents().all())).hasSize(2);
        assertThat(ledger.deliveringJobs().byService(LedgerOnly.CONTROLLER))
                .isEqualTo(Map.of("checkout", Set.of("shop/deploy")));
        assertThat(ledger.auditTrail().newest(5)).singleElement().satisfies(entry -> {
            assertThat(entry.deed().who()).isEqualTo("alice");
            assertThat(entry.deed().what()).isEqualTo("record-deployment");
            assertThat(entry.deed().origin()).isEqualTo("shop/deploy#12");
        });
    }

    @Test
    void shouldWaitForTheLedger() throws Exception {
        var jenkins = controller();
        jenkins.away.set(3);
        outbox(jenkins).put(build("shop/deploy#12"));
        LedgerOnly.until(this::isEmpty);

        assertThat(jenkins.ledger().doraEvents().known("deployment", List.of("shop/deploy#12")))
                .hasSize(1);
    }

    @Test
    void shouldSendAfterARestartWhatThisProcessCouldNot() throws Exception {
        var before = controller();
        before.away.set(Integer.MAX_VALUE);
        outbox(before).put(build("shop/deploy#12"));
        before.operations().close();

        var after = controller();
        outbox(after).sendAll();
        LedgerOnly.until(this::isEmpty);

        assertThat(after.ledger().doraEvents().known("deployment", List.of("shop/deploy#12")))
                .hasSize(1);
    }

    @Test
    void shouldCountABuildOnceWhenTwoControllersSayTheSame() throws Exception {
        var ledger = Ledger.inMemory();
        var one = new LedgerOnly(ledger, "controller-1");
        var other = new LedgerOnly(ledger, "controller-2");
        controllers.add(one);
        controllers.add(other);
        for (int time = 0; time < 10; time++) {
            outbox(one).put(build("shop/deploy#12"));
            outbox(other).put(build("shop/deploy#12"));
        }
        LedgerOnly.until(this::isEmpty);

        // both may write at the same moment: what counts is the item
        assertThat(DoraEvent.merged(ledger.doraEvents().all())).hasSize(2);
        assertThat(DoraReport.of(
                                ledger.doraEvents().all(),
                                DoraQuery.between(THEN.minusSeconds(3600), THEN.plusSeconds(3600)))
                        .deploymentCount())
                .isEqualTo(1);
    }

    @Test
    void shouldLeaveACommitAsACloneToldIt() throws Exception {
        var jenkins = controller();
        var told = new Commit("shop", "c1", List.of("p1", "p2"), THEN, THEN, List.of(), null);
        jenkins.ledger().doraEvents().append(List.of(told));

        outbox(jenkins).put(build("shop/deploy#12"));
        LedgerOnly.until(this::isEmpty);

        assertThat(DoraEvent.merged(jenkins.ledger().doraEvents().all()))
                .filteredOn(Commit.class::isInstance)
                .singleElement()
                .extracting(event -> ((Commit) event).parents())
                .isEqualTo(List.of("p1", "p2"));
    }

    @Test
    void shouldKeepAFileThatItCannotRead() throws Exception {
        var jenkins = controller();
        Files.writeString(home.resolve("damaged.counted"), "half a li");
        var outbox = outbox(jenkins);
        outbox.put(build("shop/deploy#12"));
        outbox.sendAll();
        LedgerOnly.until(() -> jenkins.ledger()
                        .doraEvents()
                        .known("deployment", List.of("shop/deploy#12"))
                        .size()
                == 1);

        assertThat(home.resolve("damaged.counted")).exists();
    }

    @Test
    void shouldReadWhatItWroteWhateverNamesThereAre() {
        var build = new CountedBuild(
                "a\u001fb", "<b>x</b>\n#1", "grant of job '*'", List.of("op-1", "op-2"), deployment("D\n1"), List.of());

        var read = CountedBuild.read(build.written());

        assertThat(read.job()).isEqualTo("a b");
        assertThat(read.build()).isEqualTo("<b>x</b> #1");
        assertThat(read.operations()).containsExactly("op-1", "op-2");
        assertThat(read.deployment()).isEqualTo(build.deployment());
    }

    private LedgerOnly controller() {
        var jenkins = new LedgerOnly();
        controllers.add(jenkins);
        return jenkins;
    }

    private Outbox outbox(LedgerOnly jenkins) {
        return new Outbox(home, jenkins.operations());
    }

    private boolean isEmpty() {
        try (var files = Files.list(home)) {
            return files.findAny().isEmpty();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static CountedBuild build(String id) {
        return new CountedBuild(
                "shop/deploy",
                id,
                "alice",
                List.of(),
                deployment(id),
                List.of(new Commit("shop", "c1", List.of(), THEN, THEN, List.of("a"), null)));
    }

    private static Deployment deployment(String id) {
        return new Deployment(
                id,
                "checkout",
                "production",
                Deployment.Status.SUCCESS,
                "c1",
                "shop",
                THEN,
                THEN.plusSeconds(60),
                null,
                null,
                null,
                null,
                null,
                null,
                id,
                null);
    }
}
