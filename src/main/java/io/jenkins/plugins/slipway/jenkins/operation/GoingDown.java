package io.jenkins.plugins.slipway.jenkins.operation;

import io.jenkins.plugins.slipway.operation.StoreUnavailable;

/** This controller opens no ledger any more: what waits goes on when it is back. */
final class GoingDown extends StoreUnavailable {
    private static final long serialVersionUID = 1L;

    GoingDown() {
        super(Messages.GoingDown_Later(), null);
    }

    @Override
    public boolean isPassing() {
        return true;
    }
}
