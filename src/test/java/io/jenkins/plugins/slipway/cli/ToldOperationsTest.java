package io.jenkins.plugins.slipway.cli;

import static io.jenkins.plugins.slipway.cli.RehearsalAtAPort.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What another process says to an operation, and a process that goes on with what is left. */
@Isolated("in real time: a starved machine would decide its races")
class ToldOperationsTest {
    @TempDir
    private Path folder;

    private RehearsalAtAPort aws;

    @BeforeEach
    void serve() {
        aws = new RehearsalAtAPort(folder, 300);
    }

    @AfterEach
    void end() {
        aws.close();
    }

    @Test
    void shouldPauseAndResumeWhatAnotherProcessRuns() throws Exception {
        try (var ledger = aws.open()) {
            var first =
                    CompletableFuture.supplyAsync(() -> aws.slipway("deliver", HELLO, "--release-version", "2.0.0"));
            var id = aws.await(
                            ledger, open -> ledger.journals().read(open.id(), 0).size() > 6)
                    .id();

            var paused = aws.slipway("pause", id.value(), "--as", "ann", "--reason", "incident 42");
            assertThat(paused.exit()).as(paused.err()).isZero();
            assertThat(paused.out())
                    .contains("is paused by ann: what runs goes on")
                    .hasLineCount(1);
            aws.await(ledger, open -> has(ledger, id, Entry.Kind.PAUSED));

            assertThat(aws.reading("status").out()).contains("paused", "by ann since", "(incident 42)");
            assertThat(aws.reading("list").out()).containsPattern("    paused by ann since .* UTC \\(incident 42\\)");
            assertThat(aws.reading("list", "--json")
                            .json()
                            .path("operations")
                            .path(0)
                            .path("paused")
                            .path("reason")
                            .asText())
                    .isEqualTo("incident 42");
            assertThat(aws.reading("status", "--json")
                            .json()
                            .path("paused")
                            .path("by")
                            .asText())
                    .isEqualTo("ann");
            assertThat(aws.slipway("pause", id.value()).err()).contains("is paused already, by ann");
            assertThat(aws.slipway("approve", id.value()).err()).contains("waits for no approval");
            var resumed = aws.slipway("resume", id.value());
            assertThat(resumed.exit()).as(resumed.err()).isZero();
            assertThat(resumed.out()).contains("goes on where it runs");
            aws.await(ledger, open -> has(ledger, id, Entry.Kind.RESUMED));

            assertThat(aws.slipway("abort", id.value()).exit()).isZero();
            assertThat(first.get().exit()).isEqualTo(130);
            assertThat(first.get().out()).contains("paused by ann: incident 42", "resumed by ");
            assertThat(aws.slipway("pause", id.value()).exit()).isEqualTo(2);
        }
    }

    @Test
    void shouldGoOnWithWhatIsLeftAndEndWhenIdle() {
        var id = left();

        var elsewhere = Ran.slipway("worker", "--ledger", aws.ledger(), "--until-idle");
        assertThat(elsewhere.out()).as("begun at another endpoint").doesNotContain(id.value());
        var worker = aws.slipway("worker", "--until-idle", "--hands", "2");

        assertThat(worker.exit()).as(worker.err()).isZero();
        assertThat(worker.out())
                .contains(id + ": build-ami of hello 2.0.0 production goes on here", id + ": done", "worker ends");
        assertThat(aws.slipway("worker", "--until-idle").out()).doesNotContain(id.value());
        assertThat(aws.slipway("worker", "--hands", "0").exit()).isEqualTo(2);
    }

    private static boolean has(Ledger ledger, OperationId id, Entry.Kind kind) {
        return ledger.journals().read(id, 0).stream().anyMatch(entry -> entry.kind() == kind);
    }

    /** As a process leaves a bake that lets go of it and ends. */
    private OperationId left() {
        var options = new Options();
        new CommandLine(options).parseArgs("--ledger", aws.ledger(), "--endpoint-url", aws.url());
        var nobody = new PrintWriter(new StringWriter());
        var hello = SpecFile.load(Path.of(HELLO));
        var connection = hello.environments().get("production").connection();
        try (var ledger = options.cloud.where().open();
                var work = Workplace.open(ledger, options.cloud, connection, new Console(nobody, nobody, false))) {
            var planning = work.delivery().planning(hello, "production");
            var id = work.start(planning.buildAmi("2.0.0"));
            work.delivery().operations().advance(id);
            return id;
        }
    }

    @Command(name = "options")
    private static final class Options {
        @Mixin
        private CloudOptions cloud;
    }
}
