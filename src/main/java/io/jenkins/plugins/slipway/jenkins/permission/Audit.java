package io.jenkins.plugins.slipway.jenkins.permission;

import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.slipway.ledger.AuditTrail;
import io.jenkins.plugins.slipway.ledger.Deed;
import java.util.Optional;

/** Writes down who did what from which build, in the ledger beside what came of it. */
public final class Audit {
    private final AuditTrail trail;

    public Audit(AuditTrail trail) {
        this.trail = trail;
    }

    /** A build began an operation. @param verb {@code deploy-fleet} … @param detail environment, connections, version */
    public void began(Run<?, ?> run, Permit permit, String verb, String operation, String detail) {
        trail.append(new Deed(permit.by(), verb, run.getExternalizableId(), Optional.of(operation), detail));
    }

    /** A build wanted to, and was refused. */
    public void refused(Run<?, ?> run, String verb, Refused refused) {
        trail.append(new Deed(
                Messages.Audit_Build(),
                "refused " + verb,
                run.getExternalizableId(),
                Optional.empty(),
                refused.getMessage()));
    }

    /** The person who is signed in did something on a page. @param what {@code abort}, {@code rollback} … */
    public void byHand(Item item, String what, String operation, String detail) {
        trail.append(new Deed(whoIsSignedIn(), what, item.getFullName(), Optional.of(operation), detail));
    }

    /** Id of the person who asks now, for pages. */
    public static String whoIsSignedIn() {
        return Optional.ofNullable(User.current()).map(User::getId).orElseGet(Messages::Starter_Anonymous);
    }
}
