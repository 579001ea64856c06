package io.jenkins.plugins.slipway.jenkins.configuration;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import io.jenkins.plugins.slipway.bitbucket.Secret;
import io.jenkins.plugins.slipway.bitbucket.SignIn;
import io.jenkins.plugins.slipway.jenkins.connection.SystemCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** As whom a connection calls its Bitbucket: what its credentials are says which sign-in that is. */
final class BitbucketSignIn {
    private final String id;
    private final boolean isCloud;

    BitbucketSignIn(BitbucketConnection connection) {
        this.id = connection.getCredentialsId();
        this.isCloud = connection.getUrl().matches("https://(api[.])?bitbucket[.]org(/.*)?");
    }

    /** Credentials that are gone fail the call, not this. */
    SignIn signIn() {
        if (id == null) {
            return new SignIn.Nobody();
        }
        var login = SystemCredentials.find(id, StandardUsernamePasswordCredentials.class);
        if (login.isEmpty()) {
            return new SignIn.AccessToken(() -> secretText(id));
        }
        var user = login.get().getUsername();
        Secret password = () -> SystemCredentials.find(id, StandardUsernamePasswordCredentials.class)
                .orElseThrow(() -> gone(id))
                .getPassword()
                .getPlainText();
        if (!isCloud) {
            return new SignIn.AccessToken(password);
        }
        return user.contains("@") ? new SignIn.ApiToken(user, password) : new SignIn.OAuthConsumer(user, password);
    }

    /** @throws IllegalStateException when it is not there */
    static String secretText(String id) {
        return SystemCredentials.find(id, StringCredentials.class)
                .orElseThrow(() -> gone(id))
                .getSecret()
                .getPlainText();
    }

    private static IllegalStateException gone(String id) {
        return new IllegalStateException(Messages.BitbucketSignIn_Gone(id));
    }
}
