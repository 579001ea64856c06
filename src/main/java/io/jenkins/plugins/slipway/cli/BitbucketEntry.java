package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.bitbucket.Secret;
import io.jenkins.plugins.slipway.bitbucket.SignIn;
import io.jenkins.plugins.slipway.bitbucket.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Bitbucket as an administrator writes it beside the connections. The token itself is never in the file.
 *
 * <pre>
 * bitbuckets:
 *   acme:
 *     url: https://bitbucket.org            # the default; or where a Data Center is
 *     tokenEnv: ACME_BITBUCKET_TOKEN        # or tokenFile: /etc/slipway/bitbucket.token
 *     email: build@acme.example             # of an account's API token; without it, it is an access token
 *     oauthKey: 7Hd8sK2                     # of an OAuth consumer, whose secret the token is then
 *     api: https://gateway.example/2.0      # where Cloud's API is, when not at bitbucket.org
 * </pre>
 */
record BitbucketEntry(String url, String api, String email, String oauthKey, String tokenEnv, String tokenFile) {
    /** @throws WrongUsage that names file and key */
    Site named(String name, Path file) {
        if (tokenEnv != null && tokenFile != null) {
            throw wrong(file, name, "has tokenEnv and tokenFile: keep one");
        }
        if (email != null && oauthKey != null) {
            throw wrong(file, name, "has email and oauthKey: an API token has an email, an OAuth consumer a key");
        }
        if (tokenEnv == null && tokenFile == null && (email != null || oauthKey != null)) {
            throw wrong(file, name, "has no token: add tokenEnv (an environment variable) or tokenFile (a path)");
        }
        return new Site(
                url == null ? Site.CLOUD : address(url, "url", name, file),
                Optional.ofNullable(api).map(given -> address(given, "api", name, file)),
                signIn());
    }

    private SignIn signIn() {
        if (tokenEnv == null && tokenFile == null) {
            return new SignIn.Nobody();
        }
        Secret token = tokenEnv == null ? this::fromFile : this::fromEnvironment;
        if (email != null) {
            return new SignIn.ApiToken(email, token);
        }
        return oauthKey == null ? new SignIn.AccessToken(token) : new SignIn.OAuthConsumer(oauthKey, token);
    }

    private static URI address(String given, String key, String name, Path file) {
        return Site.safeAddress(given)
                .orElseThrow(() -> wrong(
                        file,
                        name,
                        "needs a '%s' that begins with https://, with a host and without a user (http:// only on this machine)"
                                .formatted(key)));
    }

    private static WrongUsage wrong(Path file, String name, String problem) {
        return new WrongUsage("%s: bitbucket '%s' %s".formatted(file, name, problem));
    }

    private String fromEnvironment() {
        var token = System.getenv(tokenEnv);
        if (token == null || token.isBlank()) {
            throw new IllegalStateException("environment variable " + tokenEnv + " is not set in this process");
        }
        return token.strip();
    }

    private String fromFile() {
        try {
            var token = Files.readString(Path.of(tokenFile)).strip();
            if (token.isEmpty()) {
                throw new IllegalStateException("token file " + tokenFile + " is empty");
            }
            return token;
        } catch (IOException unreadable) {
            throw new IllegalStateException("token file " + tokenFile + " cannot be read", unreadable);
        }
    }
}
