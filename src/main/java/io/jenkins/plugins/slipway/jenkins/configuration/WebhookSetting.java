package io.jenkins.plugins.slipway.jenkins.configuration;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.slipway.jenkins.connection.Entered;
import io.jenkins.plugins.slipway.jenkins.connection.SystemCredentials;
import io.jenkins.plugins.slipway.notify.Webhook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Where messages go that a spec sends to a name, and the secret that they are signed with. */
public class WebhookSetting extends AbstractDescribableImpl<WebhookSetting> {
    private final String name;
    private final String credentialsId;
    private String url;
    private String urlCredentialsId;

    /** @param name as specs write it under {@code notify} @param credentialsId of a secret text of the system */
    @DataBoundConstructor
    public WebhookSetting(String name, String credentialsId) {
        this.name = Entered.text(name);
        this.credentialsId = Entered.text(credentialsId);
    }

    public String getName() {
        return name;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    public String getUrl() {
        return url;
    }

    /** The address, where it is no secret. */
    @DataBoundSetter
    public void setUrl(String url) {
        this.url = Entered.orNull(url);
    }

    public String getUrlCredentialsId() {
        return urlCredentialsId;
    }

    /** A secret text of the system that is the address: of many chats, whoever knows it can write. */
    @DataBoundSetter
    public void setUrlCredentialsId(String urlCredentialsId) {
        this.urlCredentialsId = Entered.orNull(urlCredentialsId);
    }

    /** What is wrong with it, or empty. */
    Optional<String> fault() {
        if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
            return Optional.of(Messages.WebhookSetting_Name(name));
        }
        if (credentialsId.isEmpty()) {
            return Optional.of(Messages.WebhookSetting_Secret(name));
        }
        if ((url == null) == (urlCredentialsId == null)) {
            return Optional.of(Messages.WebhookSetting_OneAddress(name));
        }
        return faultOfUrl(url);
    }

    private static Optional<String> faultOfUrl(String url) {
        return url == null || Webhook.safeAddress(url).isPresent()
                ? Optional.empty()
                : Optional.of(Messages.WebhookSetting_Url());
    }

    /** For the engine; its secret is looked up for each message. @throws Webhook.UnusableSecret when its address is not there */
    Webhook asWebhook() {
        return asWebhook(WebhookSetting::secretText);
    }

    /** @param secrets by the id of their credentials */
    Webhook asWebhook(Function<String, Optional<String>> secrets) {
        return new Webhook(
                name, address(secrets), () -> secret(credentialsId, secrets).getBytes(StandardCharsets.UTF_8));
    }

    private URI address(Function<String, Optional<String>> secrets) {
        var address = urlCredentialsId == null ? url : secret(urlCredentialsId, secrets);
        return Webhook.safeAddress(address)
                .orElseThrow(() -> new Webhook.UnusableSecret(Messages.WebhookSetting_Url(), null));
    }

    private String secret(String id, Function<String, Optional<String>> secrets) {
        return secrets.apply(id)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Webhook.UnusableSecret(Messages.WebhookSetting_NotThere(id, name), null));
    }

    private static Optional<String> secretText(String id) {
        return SystemCredentials.find(id, StringCredentials.class)
                .map(found -> found.getSecret().getPlainText());
    }

    /** Shows it in the system configuration. */
    @Extension
    @Symbol("slipwayWebhook")
    public static class DescriptorImpl extends Descriptor<WebhookSetting> {
        @Override
        public String getDisplayName() {
            return Messages.WebhookSetting_DisplayName();
        }

        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? faultOfUrl(Entered.orNull(value))
                            .map(FormValidation::error)
                            .orElseGet(FormValidation::ok)
                    : FormValidation.ok();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? SystemCredentials.choices(credentialsId, List.of(StringCredentials.class))
                    : SystemCredentials.onlyCurrent(credentialsId);
        }

        @POST
        public ListBoxModel doFillUrlCredentialsIdItems(@QueryParameter String urlCredentialsId) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? SystemCredentials.choices(urlCredentialsId, List.of(StringCredentials.class))
                    : SystemCredentials.onlyCurrent(urlCredentialsId);
        }
    }
}
