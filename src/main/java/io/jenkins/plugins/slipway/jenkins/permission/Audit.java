package io.jenkins.plugins.slipway.jenkins.permission;

import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.slipway.ledger.AuditTrail;
import io.jenkins.plugins.slipway.ledger.Deed;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Writes down who did what from which build, in the ledger beside what came of it. */
public final class Audit {
    private final AuditTrail trail;

    public Audit(AuditTrail trail) {
        this.trail = trail;
    }

    /** Something was done in a build. @param who a user's id, or a grant @param what {@code deploy-fleet}, {@code abort} … */
    public void inBuild(Run<?, ?> run, String who, String what, Optional<String> operation, String detail) {
        trail.append(new Deed(who, what, run.getExternalizableId(), operation, detail));
    }

    /** A build wanted to, and was refused. @param who started it */
    public void refused(Run<?, ?> run, String who, String verb, Refused refused) {
        trail.append(
                new Deed(who, "refused " + verb, run.getExternalizableId(), Optional.empty(), refused.getMessage()));
    }

    /** The person who is signed in did something on a page. @param what {@code abort}, {@code rollback} … */
    public void byHand(Item item, String what, String operation, String detail) {
        trail.append(new Deed(whoIsSignedIn(), what, item.getFullName(), Optional.of(operation), detail));
    }

    /** Id of the person who asks now, for pages; {@code SYSTEM} and {@code anonymous} are none. */
    public static String whoIsSignedIn() {
        return Jenkins.getAuthentication2().getName();
    }
}
