package io.jenkins.plugins.slipway.jenkins.recording;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.slipway.jenkins.permission.Authority;
import java.util.ArrayList;
import java.util.List;

/** Rules that a job has of the folders above it; of the plugin for folders, which need not be there. */
public abstract class RulesAbove implements ExtensionPoint {
    /** Those that cover the job, of the nearest folder first. */
    protected abstract List<DeploymentRule> of(Item job);

    /** All that count for a job, its own first. Of two for one service and environment the nearer one counts. */
    static List<RuleOfJob> all(Job<?, ?> job) {
        var rules = new ArrayList<DeploymentRule>();
        var own = job.getProperty(CountingJob.class);
        if (own != null) {
            rules.addAll(own.getRules());
        }
        ExtensionList.lookup(RulesAbove.class).forEach(above -> rules.addAll(above.of(job)));
        return RuleOfJob.nearest(rules, Authority.originOf(job).job());
    }
}
