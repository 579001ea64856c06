package io.jenkins.plugins.slipway.jenkins.recording;

import hudson.Extension;
import io.jenkins.plugins.slipway.jenkins.permission.Wildcard;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The same for jobs of a folder, chosen by their names. */
public class FolderRule extends DeploymentRule {
    private String jobs;

    @DataBoundConstructor
    public FolderRule(String environment) {
        super(environment);
    }

    public String getJobs() {
        return jobs;
    }

    /** Names below the folder: {@code *} stands for anything but a slash, {@code **} for anything. By default all. */
    @DataBoundSetter
    public void setJobs(String jobs) {
        this.jobs = given(jobs);
    }

    /** @param name of the job, from the folder on: {@code inner/job} */
    boolean covers(String name) {
        return jobs == null || new Wildcard(jobs).matches(name);
    }

    /** Shows it in folders. */
    @Extension
    @Symbol("slipwayDeploymentsOfJobs")
    public static class DescriptorImpl extends RuleDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.FolderRule_DisplayName();
        }
    }
}
