package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** What every command takes: which ledger, which AWS, which environment. */
final class Where {
    @Mixin
    private LedgerOption ledger;

    @Mixin
    private EndpointOption endpoint;

    @Mixin
    private EnvironmentOption environment;

    /** Opens the ledger, and makes it where there is none; the caller closes it. */
    Ledger open() {
        return ledger.open();
    }

    /** Opens one that is there; the caller closes it. @throws WrongUsage when there is none */
    Ledger openPresent() {
        return ledger.openPresent();
    }

    /** As {@link #open}, but makes none: where there is none, this one is empty and forgets what is written. */
    Ledger openOrEmpty() {
        return ledger.openOrEmpty();
    }

    /** Whether there is no ledger yet. */
    boolean isLedgerMissing() {
        return ledger.isMissing();
    }

    LedgerAddress ledger() {
        return ledger.address();
    }

    Optional<URI> endpoint() {
        return endpoint.endpoint();
    }

    EnvironmentOption environment() {
        return environment;
    }
}
