package io.jenkins.plugins.slipway.jenkins.incident;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.slipway.incident.Sender;
import io.jenkins.plugins.slipway.jenkins.connection.Entered;
import io.jenkins.plugins.slipway.jenkins.connection.SystemCredentials;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A system that may tell of incidents, and the secret that it signs with. */
public class IncidentSender extends AbstractDescribableImpl<IncidentSender> {
    private final String name;
    private final String credentialsId;
    private String service;
    private String environment;
    private String alarms;

    /** @param credentialsId of a secret text among the system's credentials */
    @DataBoundConstructor
    public IncidentSender(String name, String credentialsId) {
        this.name = Entered.text(name);
        this.credentialsId = Entered.text(credentialsId);
    }

    public String getName() {
        return name;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    /** The only one that it may speak of; null for all. */
    public String getService() {
        return service;
    }

    @DataBoundSetter
    public void setService(String service) {
        this.service = Entered.orNull(service);
    }

    /** The only one that it may speak of; null for all. */
    public String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = Entered.orNull(environment);
    }

    /** A regular expression for names of alarms; null for all. */
    public String getAlarms() {
        return alarms;
    }

    @DataBoundSetter
    public void setAlarms(String alarms) {
        this.alarms = Entered.orNull(alarms);
    }

    /** What is wrong with it, or empty. */
    public Optional<String> fault() {
        if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
            return Optional.of(Messages.IncidentSender_Name(name));
        }
        if (credentialsId.isEmpty()) {
            return Optional.of(Messages.IncidentSender_Secret(name));
        }
        return faultOfAlarms(alarms);
    }

    private static Optional<String> faultOfAlarms(String alarms) {
        try {
            Pattern.compile(alarms == null ? "" : alarms);
            return Optional.empty();
        } catch (PatternSyntaxException wrong) {
            return Optional.of(Messages.IncidentSender_Alarms(alarms, wrong.getDescription()));
        }
    }

    /** With its secret. @throws SecretMissing when the credentials are not there */
    Sender asSender() {
        var secret = SystemCredentials.find(credentialsId, StringCredentials.class)
                .orElseThrow(() -> new SecretMissing(Messages.IncidentSender_NotThere(credentialsId, name)))
                .getSecret()
                .getPlainText();
        return new Sender(
                name,
                secret.getBytes(StandardCharsets.UTF_8),
                Optional.ofNullable(service),
                Optional.ofNullable(environment),
                Optional.ofNullable(alarms).map(Pattern::compile));
    }

    /** Shows it in the system configuration. */
    @Extension
    @Symbol("slipwayIncidentSender")
    public static class DescriptorImpl extends Descriptor<IncidentSender> {
        @Override
        public String getDisplayName() {
            return Messages.IncidentSender_DisplayName();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? told(new IncidentSender(value, "given").fault())
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckAlarms(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER) ? told(faultOfAlarms(value)) : FormValidation.ok();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? SystemCredentials.choices(credentialsId, List.of(StringCredentials.class))
                    : SystemCredentials.onlyCurrent(credentialsId);
        }

        private static FormValidation told(Optional<String> fault) {
            return fault.map(FormValidation::error).orElseGet(FormValidation::ok);
        }
    }
}
