package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Connection;
import io.jenkins.plugins.slipway.cloud.WebIdentity;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Where a connection leads: credentials that renew themselves, at an endpoint. @param signIn beneath the credentials, if they end one day */
record Account(
        Connection connection,
        AwsCredentialsProvider credentials,
        Optional<URI> endpoint,
        Optional<WebIdentitySession> signIn) {
    /** One that signs in by no token. */
    Account(Connection connection, AwsCredentialsProvider credentials, Optional<URI> endpoint) {
        this(connection, credentials, endpoint, Optional.empty());
    }

    /** What shares AWS's rate limits: the account of the role, or whatever the credentials stand for. */
    String limitsKey() {
        var who = connection
                .roleArn()
                .or(() -> connection.webIdentity().map(WebIdentity::roleArn))
                .map(arn -> arn.split(":").length > 4 ? arn.split(":")[4] : arn)
                .or(() -> connection.credentialsId().map(id -> "credentials " + id))
                .orElseGet(() -> "profile " + connection.profile().orElse("(default chain)"));
        return who + endpoint.map(uri -> " at " + uri).orElse("");
    }

    /** For messages: how the connection gets its credentials. */
    String credentialsSource() {
        var base = connection
                .webIdentity()
                .map(web -> "role " + web.roleArn() + " by the token of " + web.token())
                .or(() -> connection.credentialsId().map(id -> "credentials '" + id + "'"))
                .or(() -> connection.profile().map(profile -> "profile '" + profile + "'"))
                .orElse("the default credentials chain");
        return connection
                .roleArn()
                .map(role -> "role " + role + " through " + base)
                .orElse(base);
    }
}
