package io.jenkins.plugins.slipway.jenkins.configuration;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.slipway.jenkins.connection.Entered;
import io.jenkins.plugins.slipway.jenkins.connection.SystemCredentials;
import io.jenkins.plugins.slipway.jenkins.permission.AuditLog;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.ledger.LedgerUnavailable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Where operations, releases and the audit trail are kept: under the Jenkins home, or in a PostgreSQL that others may share. */
public class LedgerSetting extends AbstractDescribableImpl<LedgerSetting> {
    private String url;
    private String credentialsId;

    /** The embedded one. */
    @DataBoundConstructor
    public LedgerSetting() {}

    public String getUrl() {
        return url;
    }

    /** {@code jdbc:postgresql://HOST/DATABASE}, without user and password; nothing for the embedded ledger. */
    @DataBoundSetter
    public void setUrl(String url) {
        this.url = Entered.orNull(url);
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    /** User name and password for the URL. */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Entered.orNull(credentialsId);
    }

    /**
     * Opens it, and makes it where there is none; the caller closes it.
     *
     * @throws LedgerUnavailable when it cannot be opened; worth another try later
     * @throws IllegalStateException when its credentials are not there
     */
    public Ledger open() {
        return Ledger.open(address(home(), Login::ofSystem));
    }

    private static Path home() {
        return Jenkins.get().getRootDir().toPath();
    }

    /** @param logins by the id of their credentials */
    LedgerAddress address(Path home, Function<String, Login> logins) {
        if (url == null) {
            return LedgerAddress.exclusiveFile(home.resolve("slipway").resolve("ledger"));
        }
        return LedgerAddress.of(Optional.ofNullable(credentialsId)
                .map(logins)
                .map(login -> url + (url.contains("?") ? "&" : "?") + "user=" + encoded(login.user()) + "&password="
                        + encoded(login.password()))
                .orElse(url));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Shows it in the system configuration. */
    @Extension
    @Symbol("slipwayLedger")
    public static class DescriptorImpl extends Descriptor<LedgerSetting> {
        @Override
        public String getDisplayName() {
            return Messages.LedgerSetting_DisplayName();
        }

        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? LedgerTrial.fault(value).map(FormValidation::error).orElseGet(FormValidation::ok)
                    : FormValidation.ok();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? SystemCredentials.choices(credentialsId, List.of(StandardUsernamePasswordCredentials.class))
                    : SystemCredentials.onlyCurrent(credentialsId);
        }

        /** Opens the ledger, which makes its tables where there are none. */
        @POST
        public FormValidation doTestLedger(@QueryParameter String url, @QueryParameter String credentialsId) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            var setting = new LedgerSetting();
            setting.setUrl(url);
            setting.setCredentialsId(credentialsId);
            AuditLog.byHand("test ledger", Messages.SlipwayConfiguration_Page(), String.valueOf(setting.getUrl()));
            try {
                return FormValidation.ok(LedgerTrial.of(setting, home(), Login::ofSystem));
            } catch (IllegalArgumentException | IllegalStateException | LedgerUnavailable unusable) {
                return FormValidation.error(unusable.getMessage());
            }
        }
    }
}
