package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Evidence.OfCommit;
import io.jenkins.plugins.slipway.dora.Evidence.OfDeployment;
import io.jenkins.plugins.slipway.story.Amounts;
import java.util.List;
import java.util.Optional;

/**
 * A deployment of a unit's page, with what it carried and what became of it.
 *
 * @param anchor its id in the page
 */
public record DeploymentItem(String anchor, OfDeployment deployment) {
    /** A page stays readable; nobody reads on after so many. */
    static final int MOST_COMMITS = 50;

    private static final int SHORT = 12;

    /** Of its commits, those that are shown; the longest lead times first. */
    public List<OfCommit> commits() {
        return deployment.commits().stream()
                .sorted((one, other) -> Double.compare(other.leadTimeS(), one.leadTimeS()))
                .limit(MOST_COMMITS)
                .toList();
    }

    /** How many commits are not shown. */
    public int commitsLeft() {
        return Math.max(0, deployment.commits().size() - MOST_COMMITS);
    }

    /** As people quote it; empty where it is not known. */
    public String shortCommit() {
        var commit = deployment.commit() == null ? "" : deployment.commit();
        return commit.length() > SHORT ? commit.substring(0, SHORT) : commit;
    }

    public List<String> marks() {
        return DeploymentMarks.all(deployment);
    }

    /** Of one with commits: {@code 3 commits, 2h 5m to 1d 3h}. */
    public Optional<String> leadTimes() {
        var times =
                deployment.commits().stream().mapToDouble(OfCommit::leadTimeS).summaryStatistics();
        if (times.getCount() == 0) {
            return Optional.empty();
        }
        var least = Amounts.time(times.getMin());
        var most = Amounts.time(times.getMax());
        return Optional.of(
                Amounts.count(times.getCount(), "commit") + ", " + least + (least.equals(most) ? "" : " to " + most));
    }
}
