package io.jenkins.plugins.slipway.jenkins.configuration;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.slipway.jenkins.connection.Entered;
import io.jenkins.plugins.slipway.jenkins.connection.SystemCredentials;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Bitbucket that builds report to, under a name. */
public class BitbucketConnection extends AbstractDescribableImpl<BitbucketConnection> {
    private final String name;
    private final String url;
    private String credentialsId;

    /** @param url {@code https://bitbucket.org}, or that of a Data Center */
    @DataBoundConstructor
    public BitbucketConnection(String name, String url) {
        this.name = Entered.text(name);
        this.url = Entered.text(url);
    }

    public String getName() {
        return name;
    }

    public String getUrl() {
        return url;
    }

    /** Of system credentials. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Entered.orNull(credentialsId);
    }

    /** What is wrong with its URL, or empty. */
    Optional<String> fault() {
        return url.matches("https://[^/@]+(/.*)?")
                ? Optional.empty()
                : Optional.of(Messages.BitbucketConnection_Url(url));
    }

    /** Shows it in the system configuration. */
    @Extension
    @Symbol("bitbucketConnection")
    public static class DescriptorImpl extends Descriptor<BitbucketConnection> {
        @Override
        public String getDisplayName() {
            return Messages.BitbucketConnection_DisplayName();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? FormValidation.validateRequired(value)
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? new BitbucketConnection("", value)
                            .fault()
                            .map(FormValidation::error)
                            .orElseGet(FormValidation::ok)
                    : FormValidation.ok();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? SystemCredentials.choices(
                            credentialsId, List.of(StandardUsernamePasswordCredentials.class, StringCredentials.class))
                    : SystemCredentials.onlyCurrent(credentialsId);
        }
    }
}
