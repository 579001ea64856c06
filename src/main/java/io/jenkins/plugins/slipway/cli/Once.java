package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The key of {@code --once}. It is one more target of its operations, so leases keep two processes from beginning two, and what
 * was begun is found as what is open at a fleet is.
 *
 * @param connection of the environment: a target names one
 * @param verb of the command that it is given to
 */
record Once(String key, String connection, String verb, String service, String environment) {
    /** Tells an operation's key to those who look at it. */
    static final String LABEL = "once";

    private static final int MANY = 200;

    /** Verbs that leave something, by the verbs that put something else in its place. A canary leaves nothing. */
    private static final Map<String, Set<String>> REPLACED_BY = Map.of(
            "build-ami", Set.of("build-ami", "deliver"),
            "deploy-fleet", Set.of("deploy-fleet", "deliver", "rollback"),
            "deliver", Set.of("deploy-fleet", "deliver", "rollback"),
            "rollback", Set.of("deploy-fleet", "deliver", "rollback"));

    private String target() {
        return "once:" + connection + "/" + key;
    }

    <P extends Plan> PlannedOperation<P> of(PlannedOperation<P> planned) {
        return planned.labelled(LABEL, key).holding(target());
    }

    /** The operation of this key that is done or open; empty where one is to begin. */
    Optional<OperationRecord> begun(Journals journals) {
        var all = journals.at(target(), MANY);
        return all.stream()
                .filter(one -> hasEnded(one, Ending.DONE) && !isReplaced(one, journals))
                .findFirst()
                .or(() -> all.stream().filter(one -> one.outcome().isEmpty()).findFirst());
    }

    /**
     * That this command can tell of it or go on with it.
     *
     * @throws WrongUsage when it is of another command
     */
    void requireSame(OperationRecord begun) {
        var subject = Map.of("service", service, "environment", environment);
        if (!begun.verb().equals(verb) || !begun.labels().entrySet().containsAll(subject.entrySet())) {
            throw new WrongUsage("the key '%s' of --once is that of operation %s (%s of %s): give this command another"
                    .formatted(key, begun.id(), begun.verb(), OperationText.subject(begun)));
        }
    }

    /** Whether another process is just beginning the one of this key, or something that nobody can see yet. */
    boolean isBeginning(LeaseHeld held, Journals journals) {
        var other = journals.find(held.lease().operation());
        return other.isEmpty() || other.get().targets().contains(target());
    }

    /** Whether another operation has left something else in its place since. */
    private boolean isReplaced(OperationRecord done, Journals journals) {
        var verbs = REPLACED_BY.getOrDefault(done.verb(), Set.of());
        return done.targets().stream()
                .map(target -> journals.at(target, MANY))
                .flatMap(all -> since(done, all).stream())
                .anyMatch(other -> verbs.contains(other.verb())
                        && (hasEnded(other, Ending.DONE) || hasEnded(other, Ending.NEEDS_PERSON)));
    }

    private static List<OperationRecord> since(OperationRecord done, List<OperationRecord> newestFirst) {
        return newestFirst.stream()
                .takeWhile(other -> !other.id().equals(done.id()))
                .toList();
    }

    private static boolean hasEnded(OperationRecord one, Ending ending) {
        return one.outcome().map(Outcome::ending).filter(ending::equals).isPresent();
    }
}
