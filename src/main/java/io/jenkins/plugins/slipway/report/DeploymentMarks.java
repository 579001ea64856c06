package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Evidence.OfDeployment;
import io.jenkins.plugins.slipway.story.Amounts;
import java.util.ArrayList;
import java.util.List;

/** What is to be said of a deployment behind a figure, in the words of pages and terminal. */
public final class DeploymentMarks {
    private DeploymentMarks() {}

    /** Everything; empty for one that simply succeeded. */
    public static List<String> all(OfDeployment deployment) {
        var marks = new ArrayList<String>();
        if (deployment.rework()) {
            marks.add(rework(deployment));
        }
        marks.addAll(leftOut(deployment));
        marks.addAll(failures(deployment));
        if (deployment.failed()) {
            marks.add(recovery(deployment));
        }
        return marks;
    }

    static String rework(OfDeployment deployment) {
        return deployment.rollback() ? "a rollback" : "rework";
    }

    /** Why some or all of its commits have no lead time. */
    static List<String> leftOut(OfDeployment deployment) {
        var marks = new ArrayList<String>();
        if (!deployment.baseline()) {
            marks.add("no lead times: what was deployed before it is not known");
        }
        if (deployment.anomalies() > 0) {
            marks.add(deployment.anomalies() + " commits seem to be written after it");
        }
        return marks;
    }

    /** Why it counts as failed. */
    static List<String> failures(OfDeployment deployment) {
        var marks = new ArrayList<String>();
        if (!deployment.incidents().isEmpty()) {
            marks.add("failed: incident " + String.join(", ", deployment.incidents()));
        }
        if (deployment.repairedBy() != null) {
            marks.add("failed: repaired by " + deployment.repairedBy());
        }
        return marks;
    }

    /** Of one that failed. */
    static String recovery(OfDeployment deployment) {
        return deployment.recoveryS() == null
                ? "not recovered"
                : "recovered in " + Amounts.time(deployment.recoveryS());
    }
}
