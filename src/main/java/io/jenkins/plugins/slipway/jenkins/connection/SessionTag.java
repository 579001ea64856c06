package io.jenkins.plugins.slipway.jenkins.connection;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A tag of the session with an assumed role: policies can ask for it, CloudTrail shows it. */
public class SessionTag extends AbstractDescribableImpl<SessionTag> {
    private final String key;
    private final String value;

    /** @param key 1 to 128 characters @param value up to 256 characters */
    @DataBoundConstructor
    public SessionTag(String key, String value) {
        this.key = Entered.text(key);
        this.value = Entered.text(value);
    }

    public String getKey() {
        return key;
    }

    public String getValue() {
        return value;
    }

    /** Shows it within a connection. */
    @Extension
    @Symbol("sessionTag")
    public static class DescriptorImpl extends Descriptor<SessionTag> {
        @Override
        public String getDisplayName() {
            return Messages.SessionTag_DisplayName();
        }
    }
}
