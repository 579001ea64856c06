package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.ledger.PostgresServer;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger's database is gone for a while: steps wait, say so once, and go on. */
class LedgerAwayTest {
    private static final LedgerAddress NOBODY = LedgerAddress.of("jdbc:postgresql://127.0.0.1:1/none?user=nobody");

    @TempDir
    Path folder;

    @Test
    void shouldWaitForTheLedgerAtTheStart() throws Exception {
        try (var jenkins = new RehearsedJenkins(folder, Behaviour.GOOD)) {
            jenkins.operations().close();
            jenkins.ledgerAt(NOBODY);
            jenkins.start();
            var build = new RehearsedBuild(jenkins, "shop/checkout#12");
            var step = build.call(new BuildAmiStep());
            jenkins.until("says that it waits", () -> build.logged("waiting, nothing is done meanwhile: ledger ") == 1);
            assertThat(step.status()).isEqualTo("waiting for the ledger");

            jenkins.ledgerAt(LedgerAddress.exclusiveFile(folder.resolve("back")));

            assertThat(step.untilAnswered().value()).containsKey("image");
            assertThat(build.logged("waiting, nothing is done meanwhile")).isEqualTo(1);
        }
    }

    @Test
    void shouldAnswerAnAbortWhileTheLedgerIsAwayAtTheStart() throws Exception {
        try (var jenkins = new RehearsedJenkins(folder, Behaviour.GOOD)) {
            jenkins.operations().close();
            jenkins.ledgerAt(NOBODY);
            jenkins.start();
            var step = new RehearsedBuild(jenkins, "shop/checkout#12").call(new BuildAmiStep());
            jenkins.until("waits", () -> step.status().equals("waiting for the ledger"));

            step.abort("bob");

            assertThat(step.untilAnswered().failure()).hasMessage("bob");
        }
    }

    @Test
    void shouldGoOnWhenTheLedgerWasGoneInTheMiddle() throws Exception {
        var address = PostgresServer.newAddress();
        try (var line = PostgresServer.line();
                var jenkins = new RehearsedJenkins(folder, Behaviour.GOOD)) {
            jenkins.operations().close();
            jenkins.ledgerAt(PostgresServer.through(line, address));
            jenkins.start();
            var build = new RehearsedBuild(jenkins, "shop/checkout#12");
            var step = build.call(new BuildAmiStep());
            jenkins.until("begun", () -> build.logged("waiting for ") > 0);

            line.cut();
            jenkins.until("says that it waits", () -> build.logged("waiting, nothing is done meanwhile: ") == 1);
            jenkins.clock().advance(Duration.ofMinutes(10));
            line.mend();

            assertThat(step.untilAnswered().value()).containsKey("image");
            assertThat(jenkins.all()).hasSize(1);
            assertThat(jenkins.newest().outcome().orElseThrow().ending()).isEqualTo(Ending.DONE);
            assertThat(jenkins.rehearsal().census().present("images")).isNotEmpty();
        }
    }
}
