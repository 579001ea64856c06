package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.operation.OperationId;

/** The world may not show yet how an operation left it that has just ended: a plan that is made now could be wrong. */
final class StillHidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StillHidden(OperationId ended) {
        super(Messages.StillHidden_Soon(ended));
    }
}
