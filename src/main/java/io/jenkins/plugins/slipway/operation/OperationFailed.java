package io.jenkins.plugins.slipway.operation;

/** Ends an operation in anything but success; what it changed is then taken back. */
public final class OperationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Ending ending;

    public OperationFailed(Ending ending, String message) {
        super(message);
        this.ending = ending;
    }

    public OperationFailed(Ending ending, String message, Throwable cause) {
        super(message, cause);
        this.ending = ending;
    }

    public static OperationFailed because(String message) {
        return new OperationFailed(Ending.FAILED, message);
    }

    public Ending ending() {
        return ending;
    }
}
