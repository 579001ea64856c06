package io.jenkins.plugins.slipway.jenkins.permission;

import hudson.AbortException;

/** Somebody wanted to do what he may not; the message says which permission or grant is missing and where it is given. */
public final class Refused extends AbortException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
        super(message);
    }
}
