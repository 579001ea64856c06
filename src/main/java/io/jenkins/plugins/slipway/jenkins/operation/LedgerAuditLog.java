package io.jenkins.plugins.slipway.jenkins.operation;

import hudson.Extension;
import io.jenkins.plugins.slipway.jenkins.permission.AuditLog;
import io.jenkins.plugins.slipway.ledger.Deed;

/** Into the ledger of this controller. */
@Extension
public final class LedgerAuditLog extends AuditLog {
    @Override
    protected void append(Deed deed) {
        JenkinsOperations.get().audit(deed);
    }
}
