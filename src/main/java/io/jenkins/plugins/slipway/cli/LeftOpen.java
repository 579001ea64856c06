package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;

/** The operation stays as it was, neither done nor taken back: the ledger gave out in the middle, or it was to be kept. */
final class LeftOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeftOpen(OperationId id, StoreUnavailable cause) {
        super(
                "%s; operation %s is left as it is, nothing is taken back: 'slipway resume %s' goes on with it then"
                        .formatted(cause.getMessage(), id, id),
                cause);
    }

    /** On purpose; its leases are given back. @param why what made this process end: {@code SIGTERM} */
    LeftOpen(OperationId id, String why) {
        super(
                "%s: operation %s is left open, nothing is aborted or taken back, and its targets stay its own: another run, 'slipway resume %s' or a worker goes on with it"
                        .formatted(why, id, id));
    }
}
