package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a command that runs an operation does when it cannot run it to its end. */
final class LeavingOptions {
    @Option(
            names = "--when-stopped",
            paramLabel = "keep|take-back",
            defaultValue = "take-back",
            description =
                    "What Ctrl-C or SIGTERM does: take-back aborts the operation and takes all back; keep lets go of"
                            + " it at its next wait and leaves it open (exit code 5), so that another run, 'slipway resume' or a"
                            + " worker goes on with it at once. Default: ${DEFAULT-VALUE}.")
    private WhenStopped whenStopped;

    @Option(
            names = "--when-sign-in-ends",
            paramLabel = "hand-over|stop",
            description =
                    "What is done 10 minutes before a sign-in by a token ends that cannot be renewed: hand-over lets"
                            + " go of the operation for a 'slipway worker' on the same ledger and awaits its end here; where nobody"
                            + " takes it over within 4 minutes, it is stopped. stop aborts it and takes all back. Default: hand-over"
                            + " with a ledger in PostgreSQL, else stop.")
    private WhenSignInEnds whenSignInEnds;

    Leaving of(LedgerAddress ledger) {
        var usual = ledger instanceof LedgerAddress.InPostgreSql ? WhenSignInEnds.HAND_OVER : WhenSignInEnds.STOP;
        return new Leaving(whenStopped, Optional.ofNullable(whenSignInEnds).orElse(usual));
    }
}
