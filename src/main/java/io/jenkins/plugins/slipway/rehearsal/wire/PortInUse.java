package io.jenkins.plugins.slipway.rehearsal.wire;

/** Another process listens on the port already; the message says so and what to do. */
public final class PortInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortInUse(int port, Throwable cause) {
        super(
                "Port %d on 127.0.0.1 is in use. Choose another with --port, or --port 0 for any free one."
                        .formatted(port),
                cause);
    }
}
