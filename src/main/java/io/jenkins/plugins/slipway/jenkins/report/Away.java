package io.jenkins.plugins.slipway.jenkins.report;

import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a reader is told while the ledger is away: where it is concerns administrators alone. */
final class Away {
    private static final Logger LOG = Logger.getLogger(Away.class.getName());

    private Away() {}

    static String words(StoreUnavailable away, Reader reader) {
        LOG.log(Level.FINE, "no report", away);
        return reader.isAdministrator() ? Messages.Away_Why(away.getMessage()) : Messages.Away_TellSomebody();
    }
}
