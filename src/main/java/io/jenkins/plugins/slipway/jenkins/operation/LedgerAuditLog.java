package io.jenkins.plugins.slipway.jenkins.operation;

import hudson.Extension;
import io.jenkins.plugins.slipway.jenkins.permission.AuditLog;
import io.jenkins.plugins.slipway.ledger.Deed;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Into the ledger of this controller, as soon as there is one. What waits for it is in Jenkins' log, too. */
@Extension
public final class LedgerAuditLog extends AuditLog {
    private static final Logger LOG = Logger.getLogger(LedgerAuditLog.class.getName());

    @Override
    protected void append(Deed deed) {
        append(JenkinsOperations.get(), deed);
    }

    static void append(ControllerOperations operations, Deed deed) {
        operations.threads().run(() -> {
            try {
                operations.ledger().auditTrail().append(deed);
            } catch (StoreUnavailable away) {
                LOG.log(Level.WARNING, away, () -> "not in the audit trail yet: " + deed);
                operations.threads().later(() -> append(operations, deed));
            }
        });
    }
}
