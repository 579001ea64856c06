package io.jenkins.plugins.slipway.dora;

import java.time.Instant;
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

    /** For each place the earliest start from there on: what is searched for the last one that had begun by some time. */
    private final Instant[] begunFrom;

    Line(List<Deployment> successful) {
        deployments = successful.stream().sorted(ORDER).toList();
        begunFrom = new Instant[deployments.size()];
        for (int i = deployments.size() - 1; i >= 0; i--) {
            var begun = begun(deployments.get(i));
            begunFrom[i] = i + 1 < begunFrom.length && begunFrom[i + 1].isBefore(begun) ? begunFrom[i + 1] : begun;
        }
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

    /** The last one, in their order, that had begun by then; without a start it begins at its end. */
    Optional<Deployment> lastBegunBy(Instant time) {
        int low = 0;
        int high = begunFrom.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (begunFrom[middle].isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(deployments.get(low - 1));
    }

    private static Instant begun(Deployment deployment) {
        return deployment.startedAt() == null ? deployment.finishedAt() : deployment.startedAt();
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
