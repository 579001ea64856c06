package io.jenkins.plugins.slipway.jenkins.configuration;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.slipway.bitbucket.Site;
import io.jenkins.plugins.slipway.bitbucket.webhook.Hook;
import io.jenkins.plugins.slipway.jenkins.connection.Entered;
import io.jenkins.plugins.slipway.jenkins.connection.SystemCredentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private String webhookCredentialsId;
    private String repositories;
    private String services;

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

    public String getWebhookCredentialsId() {
        return webhookCredentialsId;
    }

    /** A secret text of the system with which this Bitbucket signs what it tells; null when it tells nothing. */
    @DataBoundSetter
    public void setWebhookCredentialsId(String webhookCredentialsId) {
        this.webhookCredentialsId = Entered.orNull(webhookCredentialsId);
    }

    public String getRepositories() {
        return repositories;
    }

    /** Those that it may tell of, one in a line: {@code owner/name}, or {@code owner/*}. */
    @DataBoundSetter
    public void setRepositories(String repositories) {
        this.repositories = Entered.orNull(repositories);
    }

    public String getServices() {
        return services;
    }

    /** Which service Pipelines itself deploys, without Slipway, one in a line: {@code owner/name=service}. */
    @DataBoundSetter
    public void setServices(String services) {
        this.services = Entered.orNull(services);
    }

    /** What is wrong with it, or empty. */
    Optional<String> fault() {
        return faultOfUrl(url).or(() -> faultOfRepositories(repositories)).or(() -> faultOfServices(services));
    }

    private static Optional<String> faultOfUrl(String url) {
        return Site.safeAddress(url).isPresent()
                ? Optional.empty()
                : Optional.of(Messages.BitbucketConnection_Url(url));
    }

    private static Optional<String> faultOfRepositories(String repositories) {
        return lines(repositories)
                .filter(line -> !line.matches("[~\\w.{}-]+/([\\w.{}-]+|[*])"))
                .findFirst()
                .map(Messages::BitbucketConnection_Repository);
    }

    private static Optional<String> faultOfServices(String services) {
        return lines(services)
                .filter(line -> !line.matches("[~\\w.{}-]+/[\\w.{}-]+\\s*=\\s*[a-z][a-z0-9-]{0,39}"))
                .findFirst()
                .map(Messages::BitbucketConnection_Service);
    }

    private static Stream<String> lines(String text) {
        return Entered.text(text).lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    /** For the engine; what it signs in by is looked up for each call. */
    public Site asSite() {
        return new Site(URI.create(url), Optional.empty(), new BitbucketSignIn(this).signIn());
    }

    /** Where it may tell something, with the secret. @throws IllegalStateException when the secret is not there */
    public Optional<Hook> asHook() {
        return Optional.ofNullable(webhookCredentialsId)
                .map(id -> new Hook(
                        name,
                        BitbucketSignIn.secretText(id).getBytes(StandardCharsets.UTF_8),
                        name,
                        lines(repositories).toList(),
                        lines(services)
                                .map(line -> line.split("\\s*=\\s*"))
                                .collect(Collectors.toMap(line -> line[0], line -> line[1], (first, again) -> again))));
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
                    ? told(faultOfUrl(Entered.text(value)))
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckRepositories(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? told(faultOfRepositories(value))
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckServices(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER) ? told(faultOfServices(value)) : FormValidation.ok();
        }

        private static FormValidation told(Optional<String> fault) {
            return fault.map(FormValidation::error).orElseGet(FormValidation::ok);
        }

        @POST
        public ListBoxModel doFillWebhookCredentialsIdItems(@QueryParameter String webhookCredentialsId) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? SystemCredentials.choices(webhookCredentialsId, List.of(StringCredentials.class))
                    : SystemCredentials.onlyCurrent(webhookCredentialsId);
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
