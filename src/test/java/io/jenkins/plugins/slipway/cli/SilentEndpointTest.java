package io.jenkins.plugins.slipway.cli;

import static io.jenkins.plugins.slipway.cli.RehearsalAtAPort.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.ledger.LoopbackLine;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** An operation was begun at an endpoint where nobody answers any more: that is no reason to take it back. */
@Isolated("in real time: a starved machine would decide its races")
class SilentEndpointTest {
    @TempDir
    private Path folder;

    private RehearsalAtAPort aws;
    private LoopbackLine line;
    private OperationId id;

    @BeforeEach
    void serve() {
        aws = new RehearsalAtAPort(folder, 300);
        line = new LoopbackLine(URI.create(aws.url()).getPort());
        id = left();
    }

    @AfterEach
    void end() {
        line.close();
        aws.close();
    }

    @Test
    void shouldRefuseToResumeAndGoOnWhenSomebodyAnswersAgain() {
        var before = journal();
        line.cut();

        var refused = slipway("resume", id.value());
        var worker = slipway("worker", "--until-idle");

        assertThat(refused.exit()).isEqualTo(5);
        assertThat(refused.err())
                .contains("nobody answers at the endpoint " + url(), "is as it was", "'slipway resume " + id + "'")
                .hasLineCount(1);
        assertThat(worker.exit()).isEqualTo(5);
        assertThat(worker.err()).contains("nobody answers at the endpoint " + url());
        assertThat(journal()).isEqualTo(before);

        line.mend();
        var resumed = slipway("resume", id.value());
        assertThat(resumed.exit()).as(resumed.err()).isZero();
    }

    @Test
    void shouldKeepAnAbortUntilSomebodyAnswersAgain() {
        line.cut();

        var aborted = slipway("abort", id.value(), "--reason", "wrong branch");

        assertThat(aborted.exit()).isEqualTo(5);
        assertThat(aborted.err())
                .contains("is told to abort, and not yet taken back")
                .hasLineCount(1);
        assertThat(aws.reading("status").out())
                .containsPattern("abort +asked by .* at .* \\(wrong branch\\)")
                .containsPattern("taking back +aborted by .*; since ")
                .containsPattern("waits for +the builder to be seen, if it is there")
                .as("what it waited for before")
                .doesNotContain("waits for      builder:");
        assertThat(aws.reading("list").out())
                .containsPattern(id + " .*open")
                .containsPattern(" abort asked by .* \\(wrong branch\\)");

        assertThat(slipway("pause", id.value()).err())
                .contains("is taken back (aborted by ")
                .doesNotContain("Note[");

        line.mend();
        var resumed = slipway("resume", id.value());
        assertThat(resumed.exit()).as(resumed.err()).isEqualTo(130);
        assertThat(resumed.out()).contains("aborted, and taken back");
    }

    @Test
    void shouldEndAtASecondAbortAndSayWhatIsLeft() {
        line.cut();

        slipway("abort", id.value());
        var second = slipway("abort", id.value());

        assertThat(second.exit()).as(second.err()).isEqualTo(4);
        assertThat(second.out()).contains("LEFT", "do: ");
    }

    @Test
    void shouldBeginNothingWhereNobodyAnswers() {
        line.cut();

        for (var command : List.of("plan", "rollback")) {
            var refused = slipway(command, HELLO);

            assertThat(refused.exit()).isEqualTo(5);
            assertThat(refused.err())
                    .contains("nobody answers at the endpoint " + url())
                    .hasLineCount(1);
        }
    }

    /** Not that credentials are missing: a rehearsal needs none, and nobody was there to say that it is one. */
    @Test
    void shouldNameTheEndpointWhereNobodyAnswersASweepOrADoctor() {
        line.cut();

        var sweep = slipway("sweep", HELLO);
        var doctor = slipway("doctor", HELLO);

        assertThat(sweep.exit()).isEqualTo(1);
        assertThat(sweep.out())
                .contains("unknown  production/eu-central-1: nobody answers at the endpoint " + url())
                .contains("check that the server there runs")
                .doesNotContain("credentials");
        assertThat(slipway("sweep", HELLO, "--delete", "--json").exit()).isEqualTo(4);
        assertThat(doctor.exit()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("✗ connection production: nobody answers at the endpoint " + url())
                .contains("– everything of connection production: nobody answers there")
                .doesNotContain("credentials");
    }

    private String url() {
        return "http://127.0.0.1:" + line.port();
    }

    private List<Entry> journal() {
        try (var ledger = aws.open()) {
            return ledger.journals().read(id, 0);
        }
    }

    private Ran slipway(String... arguments) {
        return Ran.slipway(
                Stream.concat(Stream.of(arguments), Stream.of("--ledger", aws.ledger(), "--endpoint-url", url()))
                        .toArray(String[]::new));
    }

    /** As a process leaves a bake that lets go of it and ends. */
    private OperationId left() {
        var options = new Options();
        new CommandLine(options).parseArgs("--ledger", aws.ledger(), "--endpoint-url", url());
        var nobody = new PrintWriter(new StringWriter());
        var hello = SpecFile.load(Path.of(HELLO));
        var connection = hello.environments().get("production").connection();
        try (var ledger = options.cloud.where().open();
                var work = Workplace.open(ledger, options.cloud, connection, new Console(nobody, nobody, false))) {
            var begun = work.start(work.delivery().planning(hello, "production").buildAmi("2.0.0"));
            work.delivery().operations().advance(begun);
            return begun;
        }
    }

    @Command(name = "options")
    private static final class Options {
        @Mixin
        private CloudOptions cloud;
    }
}
