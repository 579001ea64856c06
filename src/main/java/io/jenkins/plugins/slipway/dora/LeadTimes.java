package io.jenkins.plugins.slipway.dora;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Rules 5 to 8 and 18: how old each commit was when its first deployment had ended. */
final class LeadTimes {
    private LeadTimes() {}

    /**
     * What one deployment gives.
     *
     * @param anomalies commits that seem to be written after they were deployed
     */
    record Of(List<Delivered> delivered, boolean baseline, int anomalies) {}

    /** A commit, and how old it was. */
    record Delivered(Commit commit, Duration time) {}

    static Map<String, Of> along(Line line, ServiceLine service, Commits commits) {
        var result = new HashMap<String, Of>();
        var seen = new HashSet<String>();
        Deployment before = null;
        for (var deployment : line.deployments()) {
            var repository = commits.repositoryOf(deployment, service);
            var baseline = before != null && hasBaseline(deployment, before, service, commits);
            var reached = repository
                    .map(name -> commits.newlyReached(name, deployment.commit(), seen))
                    .orElse(List.of());
            result.put(deployment.id(), baseline ? of(deployment, reached, service) : new Of(List.of(), false, 0));
            before = deployment;
        }
        return result;
    }

    /** The repository of the deployed commit must know its predecessor's, or all its history would seem new. */
    private static boolean hasBaseline(Deployment deployment, Deployment before, ServiceLine service, Commits commits) {
        return commits.repositoryOf(deployment, service)
                .or(() -> commits.repositoryOf(before, service))
                .filter(repository -> commits.holds(repository, before.commit()))
                .isPresent();
    }

    private static Of of(Deployment deployment, List<Commit> reached, ServiceLine service) {
        var delivered = new ArrayList<Delivered>();
        int anomalies = 0;
        for (var commit : reached) {
            if (commit.merges() || commit.authoredAt() == null || !service.counts(commit)) {
                continue;
            }
            var time = Duration.between(commit.authoredAt(), deployment.finishedAt());
            if (time.isNegative()) {
                anomalies++;
            } else {
                delivered.add(new Delivered(commit, time));
            }
        }
        return new Of(delivered, true, anomalies);
    }
}
