package io.jenkins.plugins.slipway.operation;

import java.util.List;
import java.util.Optional;

/** Port to the journals: append-only; what was acknowledged survives the death of the process. */
public interface Journals {
    /** Writes head and plan together. @throws IllegalStateException when the id is taken */
    void create(OperationRecord operation, Entry plan);

    Optional<OperationRecord> find(OperationId id);

    /** Newest first. */
    List<OperationRecord> list(boolean openOnly, int limit);

    /** The operations that have begun something at this target and not ended, newest first. */
    List<OperationRecord> openAt(String target);

    /** The operations that have begun something at this target, ended or not, newest first. */
    List<OperationRecord> at(String target, int limit);

    /** Entries from a sequence number on, in order. */
    List<Entry> read(OperationId id, long fromSeq);

    /**
     * Appends if the lease is still the current one and the sequence number is the next; an OUTCOME entry, whose data is an
     * {@link Outcome} as {@link JournalJson} writes it, closes the head.
     *
     * @throws IllegalStateException when the sequence number is not the next
     * @throws LeaseLost when the lease's epoch is stale or it has run out
     */
    void append(OperationId id, Lease lease, Entry entry);

    /** Any process may send a signal to any operation. @throws IllegalStateException when there is no such operation */
    void send(OperationId id, Signal signal);

    /** All signals, in order of arrival. */
    List<Signal> signals(OperationId id);
}
