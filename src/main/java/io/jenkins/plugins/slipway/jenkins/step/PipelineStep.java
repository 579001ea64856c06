package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.operation.OperationId;

/** A step that waits for an operation, as Pipeline knows it: its build, what is saved of it, its interruption, its answer. */
interface PipelineStep extends StepAnswer {
    /** Saves which operation is waited for. @param isOwn whether this step began it, and needs nothing else any more */
    void save(OperationId id, boolean isOwn);

    /** Saves that none is waited for after all. */
    void saveNone();

    /** Who interrupted the step. */
    String whoAsked(Throwable interruption);

    /** What a step fails with whose operation was aborted elsewhere. */
    Throwable interruption(String why);
}
