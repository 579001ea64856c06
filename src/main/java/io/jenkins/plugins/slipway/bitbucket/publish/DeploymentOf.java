package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment.Kind;
import io.jenkins.plugins.slipway.bitbucket.DeploymentStatus;
import io.jenkins.plugins.slipway.bitbucket.DeploymentStatus.State;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.Set;

/** The deployment that Data Center is told of; one for each delivery of the commit. */
final class DeploymentOf {
    private static final int LONGEST = 250;
    private static final Set<String> DEPLOYING = Set.of("deliver", "deploy-fleet");

    private DeploymentOf() {}

    /** Whether such an operation brings a commit to an environment for good: no canary alone, and no way back. */
    static boolean isOne(OperationRecord operation) {
        return DEPLOYING.contains(operation.verb());
    }

    static DeploymentStatus begun(OperationRecord operation, Showcase showcase, URI link) {
        return of(operation, State.IN_PROGRESS, "under way, operation " + operation.id(), showcase, link);
    }

    static DeploymentStatus ended(
            OperationRecord operation,
            Outcome outcome,
            Set<String> takenBack,
            Instant at,
            Showcase showcase,
            URI link) {
        return of(operation, state(outcome, takenBack), Said.words(operation, outcome, at), showcase, link);
    }

    private static State state(Outcome outcome, Set<String> takenBack) {
        return switch (outcome.ending()) {
            case DONE -> State.SUCCESSFUL;
            case ABORTED -> State.CANCELLED;
            case FAILED, INCONCLUSIVE -> takenBack.contains("restore-fleet") ? State.ROLLED_BACK : State.FAILED;
            case REFUSED, NEEDS_PERSON -> State.FAILED;
        };
    }

    private static DeploymentStatus of(
            OperationRecord operation, State state, String words, Showcase showcase, URI link) {
        var shown = Shown.of(operation);
        return new DeploymentStatus(
                Key.of("deploy", shown.service(), shown.environment()),
                operation.createdAt().getEpochSecond(),
                state,
                shown.name(),
                Shown.oneLine(words, LONGEST),
                link,
                shown.environment(),
                shown.environment(),
                showcase.environment().orElse(Kind.UNMAPPED));
    }
}
