package io.jenkins.plugins.slipway.operation;

/** An abort was seen before a new effect; an error, so that no verb catches it. */
final class AbortAsked extends Error {
    private static final long serialVersionUID = 1L;

    AbortAsked() {
        super("abort", null, false, false);
    }
}
