package io.jenkins.plugins.slipway.jenkins.recording;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Which part of a build is a deployment, and of what: for pipelines that know nothing of Slipway. */
public class DeploymentRule extends AbstractDescribableImpl<DeploymentRule> {
    private final String environment;
    private String service;
    private String stage;
    private String repo;
    private String commitParameter;

    @DataBoundConstructor
    public DeploymentRule(String environment) {
        this.environment = environment == null ? "" : environment.strip();
    }

    public String getEnvironment() {
        return environment;
    }

    public String getService() {
        return service;
    }

    /** By default the job's name, or that of the multibranch project. */
    @DataBoundSetter
    public void setService(String service) {
        this.service = given(service);
    }

    public String getStage() {
        return stage;
    }

    /** Whose end and status count; by default those of the whole build. A build that does not come to it deployed nothing. */
    @DataBoundSetter
    public void setStage(String stage) {
        this.stage = given(stage);
    }

    public String getRepo() {
        return repo;
    }

    /** As commits name it, {@code bitbucket:acme/checkout}; by default a name of the job's own. */
    @DataBoundSetter
    public void setRepo(String repo) {
        this.repo = given(repo);
    }

    public String getCommitParameter() {
        return commitParameter;
    }

    /** The build's parameter that names the commit; by default the newest of the change log. */
    @DataBoundSetter
    public void setCommitParameter(String commitParameter) {
        this.commitParameter = given(commitParameter);
    }

    static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Of each kind of rule. */
    public abstract static class RuleDescriptor extends Descriptor<DeploymentRule> {
        @POST
        public FormValidation doCheckEnvironment(@AncestorInPath Item item, @QueryParameter String value) {
            if (!(item == null ? Jenkins.get() : item)
                    .hasPermission(item == null ? Jenkins.ADMINISTER : Item.CONFIGURE)) {
                return FormValidation.ok();
            }
            return given(value) == null
                    ? FormValidation.error(Messages.DeploymentRule_NoEnvironment())
                    : FormValidation.ok();
        }
    }

    /** Shows it in jobs. */
    @Extension
    @Symbol("slipwayDeployment")
    public static class DescriptorImpl extends RuleDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.DeploymentRule_DisplayName();
        }
    }
}
