package io.jenkins.plugins.slipway.jenkins.configuration;

import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.slipway.jenkins.connection.Entered;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

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
}
