package io.jenkins.plugins.slipway.cli;

import static io.jenkins.plugins.slipway.cli.RehearsalAtAPort.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationId;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What another process says to an operation, and a process that goes on with what is left. */
@Isolated("in real time: a starved machine would decide its races")
class ToldOperationsTest extends AtAPort {
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
        var id = left(planning -> planning.buildAmi("2.0.0"));

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
}
