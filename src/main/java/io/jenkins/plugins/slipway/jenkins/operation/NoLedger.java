package io.jenkins.plugins.slipway.jenkins.operation;

import io.jenkins.plugins.slipway.operation.StoreUnavailable;

/** The configuration does not lead to a ledger: an administrator has to do something about it. */
final class NoLedger extends StoreUnavailable {
    private static final long serialVersionUID = 1L;

    NoLedger(IllegalStateException incomplete) {
        super(incomplete.getMessage(), incomplete);
    }

    @Override
    public boolean isPassing() {
        return false;
    }
}
