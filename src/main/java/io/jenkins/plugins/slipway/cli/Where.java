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
