package io.jenkins.plugins.slipway.jenkins.permission;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.slipway.ledger.Deed;
import java.util.Optional;

/** The audit trail for what an administrator does: it must go on while there is no ledger, so it is written as soon as there is. */
public abstract class AuditLog implements ExtensionPoint {
    /** Returns at once. */
    protected abstract void append(Deed deed);

    /** The person who is signed in did something. @param what {@code configure} … @param origin the page, in words */
    public static void byHand(String what, String origin, String detail) {
        var deed = new Deed(Audit.whoIsSignedIn(), what, origin, Optional.empty(), detail);
        ExtensionList.lookup(AuditLog.class).forEach(log -> log.append(deed));
    }
}
