package io.jenkins.plugins.slipway.rehearsal.world;

/** A refusal as AWS words it. {@code code} is the error code of the service, {@code status} the HTTP status. */
public final class WorldFault extends RuntimeException {
    /** EC2's code for a zone that has no more instances of a type to give. */
    public static final String NO_CAPACITY = "InsufficientInstanceCapacity";

    private static final long serialVersionUID = 1L;
    private final String code;
    private final int status;

    public WorldFault(String code, String message) {
        this(code, message, 400);
    }

    public WorldFault(String code, String message, int status) {
        super(message);
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
