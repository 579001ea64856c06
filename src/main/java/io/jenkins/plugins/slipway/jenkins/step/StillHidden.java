package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.operation.OperationId;

/** The world may not show yet how an operation left it that has just ended: what it refuses now it may allow in a moment. */
final class StillHidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StillHidden(OperationId ended, Throwable refusal) {
        super("waiting a moment, until AWS shows everywhere how operation %s left it".formatted(ended), refusal);
    }
}
