package io.jenkins.plugins.slipway.jenkins.configuration;

import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.slipway.jenkins.connection.Entered;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

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
     * @throws io.jenkins.plugins.slipway.ledger.LedgerUnavailable when it cannot be opened; worth another try later
     * @throws IllegalStateException when its credentials are not there
     */
    public Ledger open() {
        return Ledger.open(address(Jenkins.get().getRootDir().toPath(), Login::ofSystem));
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
}
