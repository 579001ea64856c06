package io.jenkins.plugins.slipway.operation;

/**
 * A journal knows less than has happened: its store was restored to an older state.
 *
 * <p>What is missing may be a size, a weight or a start, so nothing goes on by it; an abort takes back what it knows.
 */
public final class JournalBehind extends JournalMismatch {
    private static final long serialVersionUID = 1L;

    private JournalBehind(OperationId id, String evidence) {
        super(
                ("the ledger was restored to an older state: %s. Nothing more is done. Restore a newer ledger and 'slipway resume %s';"
                                + " or 'slipway abort %s' takes back what this ledger knows, 'slipway sweep' shows the rest,"
                                + " and sizes, weights and suspended processes are yours to compare")
                        .formatted(evidence, id, id));
    }

    /** @param last the newest entry that was acknowledged to this process */
    static JournalBehind ofProcess(OperationId id, Entry last, int entries) {
        return new JournalBehind(
                id,
                "operation %s had %d entries, the last is %s '%s%s' of %s; the ledger now has %d, or another one in that place"
                        .formatted(id, last.seq() + 1, last.kind(), last.path(), last.name(), last.at(), entries));
    }

    /** @param effect what the journal says was never begun */
    static JournalBehind ofWorld(OperationId id, String effect, int entries) {
        return new JournalBehind(
                id,
                "by the %d entries of operation %s '%s' was never begun, yet what it makes is there"
                        .formatted(entries, id, effect));
    }
}
