package io.jenkins.plugins.slipway.cli;

import static io.jenkins.plugins.slipway.cli.RehearsalAtAPort.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code --once}: one operation of a key, however often and by however many it is begun. */
@Isolated("in real time: a starved machine would decide its races")
class OnceTest extends AtAPort {
    private static final Once KEY = new Once("acme/hello:2.0.0", "production", "deliver", "hello", "production");

    private static final Once BAKE = new Once("acme/hello:bake", "production", "build-ami", "hello", "production");

    OnceTest() {
        super(2400);
    }

    @Test
    void shouldTellWhatIsDoneUntilSomethingElseIsInItsPlace() {
        var first = deliver();
        var second = deliver("--json");
        var other = aws.slipway("build-ami", HELLO, "--release-version", "2.0.0", "--once", KEY.key());
        var back = aws.slipway("rollback", HELLO, "--once", "back");
        var again = deliver();

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(second.exit()).isZero();
        assertThat(second.json().path("outcome").path("ending").asText()).isEqualTo("DONE");
        assertThat(second.err()).contains("of the key 'acme/hello:2.0.0' is done already: nothing is begun");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("is that of operation").contains("give this command another");
        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).doesNotContain("done already");
        assertThat(verbs()).containsExactly("deliver", "rollback", "deliver");
    }

    @Test
    void shouldGoOnWithWhatADeadProcessLeftAndTryAnewWhatWasAborted() {
        var aborted = left(planning -> BAKE.of(planning.buildAmi("2.0.0")));
        assertThat(aws.slipway("abort", aborted.value()).exit()).isZero();
        var anew = bake();
        var open = left(planning -> KEY.of(planning.buildAmi("2.0.1")));

        var other = bake("--json");
        var gone = aws.slipway("build-ami", HELLO, "--release-version", "2.0.1", "--once", KEY.key());

        assertThat(anew.exit()).as(anew.err()).isZero();
        assertThat(other.err()).contains("is done already: nothing is begun");
        assertThat(gone.exit()).as(gone.err()).isZero();
        assertThat(gone.out()).contains("going on with operation " + open + " of the key 'acme/hello:2.0.0'");
        assertThat(endings()).containsExactly(Ending.ABORTED, Ending.DONE, Ending.DONE);
    }

    @Test
    void shouldBeginWhenAProcessDiedBetweenItsLeaseAndItsFirstEntry() {
        try (var ledger = aws.open()) {
            ledger.leases()
                    .acquire(
                            "once:production/" + KEY.key(),
                            new OperationId("never-written"),
                            "a-dead-process",
                            Duration.ofSeconds(1));
        }

        var delivered = deliver();

        assertThat(delivered.exit()).as(delivered.err()).isZero();
        assertThat(delivered.out()).contains("waiting: once:production/acme/hello:2.0.0 is held by");
        assertThat(endings()).containsExactly(Ending.DONE);
    }

    @Test
    void shouldBeginOneWhenSeveralBeginAtTheSameMoment() {
        var all = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> deliver("--wait")))
                .toList();

        assertThat(all)
                .allSatisfy(one -> assertThat(one.get().exit())
                        .as(one.get().err() + one.get().out())
                        .isZero());
        assertThat(endings()).containsExactly(Ending.DONE);
    }

    @Test
    void shouldNotGoBackFurtherWhenARollbackThatAbortedSomethingIsRunAgain() {
        assertThat(deliver().exit()).isZero();
        var id = left(planning -> planning.deliver("2.0.1", Optional.of("c3")));

        var first = aws.slipway("rollback", HELLO, "--once", "back");
        var again = aws.slipway("rollback", HELLO, "--once", "back", "--json");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.json().path("operation").asText()).isEqualTo(id.value());
        assertThat(verbs()).containsExactly("deliver", "deliver");
    }

    @Test
    void shouldRefuseWhatIsNoKey() {
        assertThat(deliverOf(" ").err()).contains("--once is no key: write 1 to 200 characters");
        assertThat(deliverOf("x".repeat(201)).exit()).isEqualTo(2);
    }

    private Ran deliver(String... more) {
        return aws.slipway(Stream.concat(
                        Stream.of(
                                "deliver", HELLO, "--release-version", "2.0.0", "--commit", "c2", "--once", KEY.key()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Ran bake(String... more) {
        return aws.slipway(Stream.concat(
                        Stream.of("build-ami", HELLO, "--release-version", "2.0.0", "--once", BAKE.key()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Ran deliverOf(String key) {
        return aws.slipway("deliver", HELLO, "--release-version", "2.0.0", "--once", key);
    }

    private List<String> verbs() {
        return operations().stream().map(OperationRecord::verb).toList();
    }

    private List<Ending> endings() {
        return operations().stream()
                .map(operation ->
                        operation.outcome().map(Outcome::ending).orElseThrow(() -> new AssertionError(operation)))
                .toList();
    }

    /** The oldest first. */
    private List<OperationRecord> operations() {
        try (var ledger = aws.open()) {
            var newest = ledger.journals().list(false, 100);
            return IntStream.range(0, newest.size())
                    .mapToObj(i -> newest.get(newest.size() - 1 - i))
                    .toList();
        }
    }
}
