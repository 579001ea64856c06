package io.jenkins.plugins.slipway.jenkins.permission;

import hudson.model.Cause;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.Permission;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Decides what a build may do: what the person who caused it may do on its job, or what an administrator granted to the job.
 *
 * <p>Builds run as SYSTEM, which may do everything and therefore proves nothing: it is never asked.
 */
public final class Authority {
    /** Names, because branches and replays come from plugins that need not be there. */
    private static final String MULTIBRANCH = "jenkins.branch.MultiBranchProject";

    private static final String REPLAY = "org.jenkinsci.plugins.workflow.cps.replay.ReplayCause";

    private final List<Grant> grants;

    public Authority(List<Grant> grants) {
        this.grants = List.copyOf(grants);
    }

    /**
     * Asks for a build.
     *
     * @param what one of {@link SlipwayPermissions}
     * @param connections all that the operation will use; none for what only writes into the ledger
     * @throws Refused with what is missing and where it is given
     */
    public Permit check(Run<?, ?> run, Permission what, String environment, Set<String> connections) throws Refused {
        return new Wish(
                        SlipwayPermissions.nameOf(what),
                        run.getFullDisplayName(),
                        originOf(run.getParent()),
                        environment,
                        new TreeSet<>(connections),
                        starters(run, what),
                        isReplayed(run),
                        FolderLimits.all(run.getParent()))
                .decide(grants);
    }

    /**
     * Asks for the person who is signed in, on a page of a build; no grant helps here.
     *
     * @throws Refused when the person has no permission for it, or a folder forbids a connection
     */
    public Permit checkSignedIn(Run<?, ?> run, Permission what, String environment, Set<String> connections)
            throws Refused {
        return new Wish(
                        SlipwayPermissions.nameOf(what),
                        run.getFullDisplayName(),
                        originOf(run.getParent()),
                        environment,
                        new TreeSet<>(connections),
                        List.of(new Starter(Audit.whoIsSignedIn(), run.hasPermission(what))),
                        false,
                        FolderLimits.all(run.getParent()))
                .decide(List.of());
    }

    /** What grants see of a job. */
    public static Origin originOf(Job<?, ?> job) {
        return job.getParent() instanceof Item project && isMultibranch(project.getClass())
                ? new Origin(project.getFullName(), Optional.of(decoded(job.getName())))
                : new Origin(job.getFullName(), Optional.empty());
    }

    private static boolean isMultibranch(Class<?> type) {
        for (var ancestor = type; ancestor != null; ancestor = ancestor.getSuperclass()) {
            if (ancestor.getName().equals(MULTIBRANCH)) {
                return true;
            }
        }
        return false;
    }

    /** Jobs of branches are named after them, with percent signs for what a job's name may not have. */
    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }

    private static boolean isReplayed(Run<?, ?> run) {
        return run.getCauses().stream()
                .anyMatch(cause -> cause.getClass().getName().equals(REPLAY));
    }

    /** Only those who started this very build: who started another one did not ask for this. */
    private static List<Starter> starters(Run<?, ?> run, Permission what) {
        return run.getCauses().stream()
                .filter(Cause.UserIdCause.class::isInstance)
                .map(cause -> starter(
                        ((Cause.UserIdCause) cause).getUserId(), run.getParent().getACL(), what))
                .toList();
    }

    private static Starter starter(String id, ACL acl, Permission what) {
        if (id == null) {
            return new Starter(Messages.Starter_Anonymous(), acl.hasPermission2(Jenkins.ANONYMOUS2, what));
        }
        return new Starter(
                id,
                authentication(id).filter(who -> acl.hasPermission2(who, what)).isPresent());
    }

    /** With the groups that the person has now; empty when there is no such user any more. */
    private static Optional<Authentication> authentication(String id) {
        try {
            return Optional.ofNullable(User.getById(id, false)).map(User::impersonate2);
        } catch (UsernameNotFoundException gone) {
            return Optional.empty();
        }
    }
}
