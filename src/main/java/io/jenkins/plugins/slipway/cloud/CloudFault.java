package io.jenkins.plugins.slipway.cloud;

/** The cloud refused or did not answer; the message says what, where and what to do. */
public final class CloudFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What a caller can do about it. */
    public enum Kind {
        /** The thing is not there (or not yet visible). */
        NOT_FOUND,
        /** A name is taken. */
        ALREADY_EXISTS,
        /** No permission; the message names the action and the resource. */
        DENIED,
        /** Credentials are missing, wrong or expired. */
        CREDENTIALS,
        /** Refused for rate; nothing happened; worth another try later. */
        THROTTLED,
        /** The request never reached the provider (refused connection, unknown host); nothing happened. */
        UNREACHABLE,
        /** Another change is under way (an instance refresh, for one); nothing happened. */
        BUSY,
        /** The request is wrong and will stay so. */
        INVALID,
        /** A limit of the account: it stays until somebody raises it. */
        LIMIT,
        /** The provider has none to give at present; nothing happened; worth another try later. */
        NO_CAPACITY,
        /** The provider failed before or after the change: look before you repeat. */
        UNKNOWN_OUTCOME,
        /** The rehearsal does not model this call or parameter. */
        NOT_MODELLED
    }

    private final Kind kind;
    private final String call;
    private final String code;

    /**
     * @param call service and action, {@code ec2:RunInstances}
     * @param code the provider's error code, or empty
     */
    public CloudFault(Kind kind, String call, String code, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.call = call;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    public String call() {
        return call;
    }

    public String code() {
        return code;
    }
}
