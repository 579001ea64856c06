package io.jenkins.plugins.slipway.cli;

import static io.jenkins.plugins.slipway.cli.RehearsalAtAPort.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import sun.misc.Signal;

/** Operations that have begun and not ended: another process, an interruption, a process that is gone. */
@Isolated("in real time: a starved machine would decide its races")
class OpenOperationsTest extends AtAPort {
    @Test
    void shouldRefuseASecondAndLetAnotherProcessAbortTheFirst() throws Exception {
        try (var ledger = aws.open()) {
            var first = delivering();
            var id = aws.await(
                            ledger, open -> ledger.journals().read(open.id(), 0).size() > 6)
                    .id();

            var second = aws.slipway("deliver", HELLO, "--release-version", "2.0.1");
            var status = aws.reading("status", "--environment", "production", "--json")
                    .json();
            var text = aws.reading("status").out();
            var listed = aws.reading("list", "--environment", "production").out();
            var aborted = aws.slipway("abort", id.value(), "--reason", "wrong branch", "--json");

            assertThat(second.exit()).isEqualTo(5);
            assertThat(second.err())
                    .contains("is held by operation " + id)
                    .contains("'slipway status " + id + "'")
                    .contains("--wait")
                    .hasLineCount(1);
            assertThat(status.path("outcome").isNull()).isTrue();
            assertThat(status.path("held_by").asText())
                    .contains("-" + ProcessHandle.current().pid() + "-");
            assertThat(text).contains("held by").doesNotContain("nobody");
            assertThat(listed).contains(id.value()).doesNotContain("nobody");
            assertThat(aws.reading("list", "--environment", "staging").out()).startsWith("no open operation");
            assertThat(first.get().exit()).isEqualTo(130);
            assertThat(first.get().out()).contains("wrong branch").contains("aborted, and taken back after");
            assertThat(aborted.exit()).as(aborted.err()).isZero();
            assertThat(aborted.json().path("outcome").path("ending").asText()).isEqualTo("ABORTED");
            assertThat(aws.slipway("abort", id.value()).exit()).isEqualTo(2);
        }
    }

    @Test
    void shouldTakeEverythingBackWhenInterrupted() throws Exception {
        try (var ledger = aws.open()) {
            var first = delivering();
            aws.await(ledger, open -> ledger.journals().read(open.id(), 0).size() > 6);

            // a JVM that was started in the background ignores SIGINT for good; SIGTERM takes the same way
            Signal.raise(new Signal("TERM"));

            assertThat(first.get().exit()).isEqualTo(130);
            assertThat(first.get().out())
                    .contains("SIGTERM: aborting, everything is taken back")
                    .contains("undo: ")
                    .contains("interrupted by SIGTERM");
        }
    }

    @Test
    void shouldLetGoAtOnceAndAbortNothingWhenItIsToBeKept() throws Exception {
        try (var ledger = aws.open()) {
            var first = delivering("--when-stopped", "keep");
            var id = aws.await(
                            ledger, open -> ledger.journals().read(open.id(), 0).size() > 6)
                    .id();

            Signal.raise(new Signal("TERM"));

            assertThat(first.get().exit()).isEqualTo(5);
            assertThat(first.get().out())
                    .contains("SIGTERM: letting go of it at its next wait, nothing is aborted")
                    .doesNotContain("undo: ");
            assertThat(first.get().err())
                    .contains("SIGTERM: operation " + id + " is left open", "'slipway resume " + id + "'")
                    .hasLineCount(1);
            assertThat(ledger.journals().signals(id)).isEmpty();
            assertThat(ledger.leases().current("operation:" + id)).isEmpty();
            assertThat(aws.slipway("worker", "--until-idle").out()).contains(id + ": done");
        }
    }

    private CompletableFuture<Ran> delivering(String... more) {
        var arguments = Stream.concat(Stream.of("deliver", HELLO, "--release-version", "2.0.0"), Stream.of(more));
        return CompletableFuture.supplyAsync(() -> aws.slipway(arguments.toArray(String[]::new)));
    }

    @Test
    void shouldGoOnWithWhatAnotherProcessLeft() throws Exception {
        var id = left(planning -> planning.deliver("2.0.0", Optional.of("c2")));

        assertThat(aws.reading("list").out()).contains(id.value()).contains("open");
        assertThat(aws.reading("status").out())
                .contains("nobody: 'slipway resume " + id + " --endpoint-url " + aws.url() + "' goes on with it");
        var refused = aws.slipway("deliver", HELLO, "--release-version", "2.0.1");
        assertThat(refused.exit()).isEqualTo(5);
        assertThat(refused.err()).contains("which has not ended").contains("slipway resume " + id);

        var astray = aws.reading("resume", id.value());
        assertThat(astray.exit()).isEqualTo(2);
        assertThat(astray.err()).contains("was begun at the endpoint " + aws.url());

        var elsewhere =
                Ran.slipway("resume", id.value(), "--ledger", aws.ledger(), "--endpoint-url", "http://127.0.0.1:1");
        assertThat(elsewhere.exit()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("or its calls would go to http://127.0.0.1:1");

        var resumed = aws.slipway("resume", "--environment", "production", "--service", "hello");

        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("is baked, tested and published").contains("done after");
        assertThat(aws.slipway("resume", id.value()).out()).contains("has ended already");
        assertThat(aws.reading("list", "--all", "--json").json().path("operations"))
                .hasSize(1);
    }

    @Test
    void shouldRollBackWhatIsUnderWay() throws Exception {
        var id = left(planning -> planning.deliver("2.0.0", Optional.of("c2")));

        var chosen = aws.slipway("rollback", HELLO, "--last", "1");
        assertThat(chosen.exit()).isEqualTo(2);
        assertThat(chosen.err()).contains(id + " (deliver) has not ended").contains("leave out --wave and --last");

        var back = aws.slipway("rollback", HELLO, "--json");

        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(back.json().path("operation").asText()).isEqualTo(id.value());
        assertThat(back.json().path("outcome").path("ending").asText()).isEqualTo("ABORTED");
    }
}
