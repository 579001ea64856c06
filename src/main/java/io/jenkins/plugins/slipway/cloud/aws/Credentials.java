package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Connection;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Credentials of a connection: the default chain or a profile, and a role on top where one is named. */
final class Credentials {
    private static final int SESSION_NAME_LENGTH = 64;

    private Credentials() {}

    /** @param sts builds the client that assumes the role, with the credentials it is given */
    static AwsCredentialsProvider of(Connection connection, Function<AwsCredentialsProvider, StsClient> sts) {
        var base = NoCredentials.marked(connection
                .profile()
                .<AwsCredentialsProvider>map(name ->
                        ProfileCredentialsProvider.builder().profileName(name).build())
                .orElseGet(() -> DefaultCredentialsProvider.builder().build()));
        return connection
                .roleArn()
                .<AwsCredentialsProvider>map(role -> assuming(role, connection, sts.apply(base)))
                .orElse(base);
    }

    /** One hour is asked for (the default), which is all that a role assumed from a role may have; the provider renews it in time. */
    private static AwsCredentialsProvider assuming(String role, Connection connection, StsClient sts) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> {
                    request.roleArn(role).roleSessionName(sessionName(connection.name()));
                    connection.externalId().ifPresent(request::externalId);
                })
                .build();
    }

    static String sessionName(String connection) {
        var name = "slipway-" + connection.replaceAll("[^\\w+=,.@-]", "-");
        return name.substring(0, Math.min(name.length(), SESSION_NAME_LENGTH));
    }
}
