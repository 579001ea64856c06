package io.jenkins.plugins.slipway.cli;

import static io.jenkins.plugins.slipway.cli.RehearsalAtAPort.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path to a ledger that is not there is mostly a mistyped one. */
class MissingLedgerTest extends AtAPort {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "status",
                "resume x",
                "abort x",
                "pause x",
                "approve x",
                "worker --until-idle",
                "dora report",
                "dora export",
                "rollback " + HELLO,
                "sweep " + HELLO + " --delete"
            })
    void shouldBeRefusedByWhatNeedsOne(String command) {
        var refused = aws.slipway(command.split(" "));

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .contains("there is no ledger at " + aws.ledger(), "--ledger")
                .hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldNotBeMadeByALook() {
        var planned = aws.slipway("plan", HELLO);
        var doctor = aws.slipway("doctor", HELLO);
        var swept = aws.slipway("sweep", HELLO);

        assertThat(planned.exit()).as(planned.err()).isZero();
        assertThat(doctor.out()).contains("– ledger " + aws.ledger() + ": there is none yet");
        assertThat(swept.exit()).isZero();
        assertThat(swept.err()).contains("there is no ledger at " + aws.ledger());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldBeMadeByWhatBegins() {
        var begun = aws.slipway("canary", HELLO, "--release-version", "2", "--image", "ami-00000000000000000");

        assertThat(begun.err()).contains("has no canary");
        assertThat(aws.reading("list", "--all").out()).startsWith("no operation");
    }
}
