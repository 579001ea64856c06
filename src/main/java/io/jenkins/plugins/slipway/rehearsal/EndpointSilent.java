package io.jenkins.plugins.slipway.rehearsal;

import java.io.IOException;
import java.net.URI;

/** Nobody answers at an endpoint: an operation there can neither go on nor be taken back, and stays as it is. */
public final class EndpointSilent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EndpointSilent(URI endpoint, IOException cause) {
        this(
                "nobody answers at the endpoint %s (%s): check that the server there runs, and the network from here to it"
                        .formatted(endpoint, reason(cause)),
                cause);
    }

    private EndpointSilent(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param then what became of the operation, and what to do */
    public EndpointSilent and(String then) {
        return new EndpointSilent(getMessage() + "; " + then, this);
    }

    private static String reason(IOException cause) {
        return cause.getMessage() == null ? "Connection refused" : cause.getMessage();
    }
}
