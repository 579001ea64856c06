package io.jenkins.plugins.slipway.operation;

/**
 * The journal does not fit the present code: another input, another kind of step, an unknown verb, a name used twice.
 *
 * <p>Nothing is written and nothing undone; the operation can still be aborted, or resumed by the version that wrote it.
 */
public sealed class JournalMismatch extends RuntimeException permits JournalBehind {
    private static final long serialVersionUID = 1L;

    public JournalMismatch(String message) {
        super(message);
    }

    public JournalMismatch(String message, Throwable cause) {
        super(message, cause);
    }
}
