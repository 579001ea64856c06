package io.jenkins.plugins.slipway.operation.crash;

/** The process is dead; an error, so that nothing survives by catching it. */
public final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;

    public SimulatedCrash(String where) {
        super(where, null, false, false);
    }
}
