package io.jenkins.plugins.slipway.dora;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The successful deployments of one service to one environment, in their order (rules 1, 2, 4 and 15). */
final class Line {
    static final Comparator<Deployment> ORDER = Comparator.comparing(Deployment::finishedAt)
            .thenComparing(Deployment::startedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Deployment::id);
    private final List<Deployment> deployments;
    private final Set<String> rollbacks = new HashSet<>();

    Line(List<Deployment> successful) {
        deployments = successful.stream().sorted(ORDER).toList();
        findRollbacks();
    }

    List<Deployment> deployments() {
        return deployments;
    }

    boolean isRollback(Deployment deployment) {
        return rollbacks.contains(deployment.id());
    }

    /** Rule 14. */
    boolean isRework(Deployment deployment) {
        return isRollback(deployment)
                || deployment.kind() == Deployment.Kind.HOTFIX
                || Boolean.FALSE.equals(deployment.planned())
                || deployment.fixesIncident() != null
                || deployment.fixesDeployment() != null;
    }

    Optional<Deployment> before(Deployment deployment) {
        int index = Collections.binarySearch(deployments, deployment, ORDER);
        return index > 0 ? Optional.of(deployments.get(index - 1)) : Optional.empty();
    }

    private void findRollbacks() {
        var deployed = new HashSet<String>();
        String current = null;
        for (var deployment : deployments) {
            var commit = deployment.commit();
            var returns = commit != null && deployed.contains(commit) && !commit.equals(current);
            if (deployment.kind() == null
                    ? returns || deployment.rollsBack() != null
                    : deployment.kind() == Deployment.Kind.ROLLBACK) {
                rollbacks.add(deployment.id());
            }
            deployed.add(commit);
            current = commit;
        }
    }
}
