package io.jenkins.plugins.slipway.jenkins.recording;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.JobProperty;
import hudson.model.JobPropertyDescriptor;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** "Count as deployments": the builds of this job. */
public class CountingJob extends JobProperty<Job<?, ?>> {
    private final ArrayList<DeploymentRule> rules;

    @DataBoundConstructor
    public CountingJob(List<DeploymentRule> rules) {
        this.rules = new ArrayList<>(rules == null ? List.of() : rules);
    }

    public List<DeploymentRule> getRules() {
        return List.copyOf(rules);
    }

    /** Shows it in jobs of any kind. */
    @Extension
    @Symbol("slipwayDeployments")
    public static class DescriptorImpl extends JobPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.CountingJob_DisplayName();
        }

        /** Nothing when the form has no rule. Made by hand: to bind it comes back here, without end. */
        @Override
        public JobProperty<?> newInstance(StaplerRequest2 request, JSONObject form) {
            var rules = form == null
                    ? List.<DeploymentRule>of()
                    : request.bindJSONToList(DeploymentRule.class, form.get("rules"));
            return rules.isEmpty() ? null : new CountingJob(rules);
        }
    }
}
