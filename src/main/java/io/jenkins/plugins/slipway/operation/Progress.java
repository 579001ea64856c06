package io.jenkins.plugins.slipway.operation;

import java.time.Instant;

/** What a view may show while an operation runs; nothing of it decides anything. Called from the thread that runs the operation. */
public interface Progress {
    Progress SILENT = new Progress() {};

    default void planned(OperationId id, Plan plan) {}

    /** An effect begins to act (not on replay). */
    default void acting(OperationId id, String path, String name) {}

    /** An effect has its result. */
    default void acted(OperationId id, String path, String name, boolean adopted) {}

    /** A wait is not over. */
    default void waiting(OperationId id, String path, String what, String status, Instant limit) {}

    default void sample(OperationId id, String path, String series, Instant at, double value) {}

    default void noted(OperationId id, Instant at, String text) {}

    default void undoing(OperationId id, Ending cause, String reason) {}

    default void ended(OperationId id, Outcome outcome) {}
}
