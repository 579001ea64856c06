package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;

/** The ledger gave out in the middle: the operation stays as it was, neither done nor taken back. */
final class LeftOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeftOpen(OperationId id, StoreUnavailable cause) {
        super(
                "%s; operation %s is left as it is, nothing is taken back: 'slipway resume %s' goes on with it then"
                        .formatted(cause.getMessage(), id, id),
                cause);
    }
}
