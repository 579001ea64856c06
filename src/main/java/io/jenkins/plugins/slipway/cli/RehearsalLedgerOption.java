package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --ledger} of a rehearsal: in memory unless told otherwise, and never one of real operations. */
final class RehearsalLedgerOption {
    /** Who asks for rehearsed operations. */
    static final String REHEARSAL = "rehearsal";

    private static final int MANY = 10_000;

    @Option(
            names = "--ledger",
            paramLabel = "PATH|jdbc:postgresql:…",
            converter = LedgerOption.Converter.class,
            description = "Keep the rehearsal's operations and DORA events there; it must not be the ledger of real"
                    + " operations. Default: in memory, gone at the end.")
    private LedgerAddress address;

    boolean isKept() {
        return address != null;
    }

    /** @throws WrongUsage when the ledger holds operations that were no rehearsals */
    Ledger open(Clock clock) {
        if (address == null) {
            return Ledger.inMemory(clock);
        }
        var ledger = Ledger.open(address, clock);
        var real = ledger.journals().list(false, MANY).stream()
                .filter(operation -> !operation.requestedBy().equals(REHEARSAL))
                .findFirst();
        if (real.isPresent()) {
            ledger.close();
            throw new WrongUsage("the ledger %s holds operation %s, which is no rehearsal: name another one, or none"
                    .formatted(address, real.get().id()));
        }
        return ledger;
    }

    Optional<LedgerAddress> address() {
        return Optional.ofNullable(address);
    }
}
