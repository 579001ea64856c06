package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.AccessKeys;
import io.jenkins.plugins.slipway.cloud.Connection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.Tag;

/** Credentials of a connection: the default chain, a profile or given keys, and a role on top where one is named. */
final class Credentials {
    private static final int SESSION_NAME_LENGTH = 64;

    private Credentials() {}

    /**
     * @param keys those that a connection's credentials id stands for, asked for whenever a request is signed
     * @param sts builds the client that assumes the role, with the credentials it is given
     */
    static AwsCredentialsProvider of(
            Connection connection, Function<String, AccessKeys> keys, Function<AwsCredentialsProvider, StsClient> sts) {
        return of(connection, base(connection, keys), sts);
    }

    /** @param beneath what the role is assumed with */
    static AwsCredentialsProvider of(
            Connection connection, AwsCredentialsProvider beneath, Function<AwsCredentialsProvider, StsClient> sts) {
        var base = NoCredentials.marked(beneath);
        return connection
                .roleArn()
                .<AwsCredentialsProvider>map(role -> assuming(role, connection, sts.apply(base)))
                .orElse(base);
    }

    private static AwsCredentialsProvider base(Connection connection, Function<String, AccessKeys> keys) {
        if (connection.credentialsId().isPresent()) {
            var id = connection.credentialsId().get();
            return () -> resolved(keys.apply(id));
        }
        return connection
                .profile()
                .<AwsCredentialsProvider>map(name ->
                        ProfileCredentialsProvider.builder().profileName(name).build())
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    private static AwsCredentials resolved(AccessKeys keys) {
        return keys.sessionToken()
                .<AwsCredentials>map(
                        token -> AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), token))
                .orElseGet(() -> AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
    }

    /** One hour is asked for (the default), which is all that a role assumed from a role may have; the provider renews it in time. */
    private static AwsCredentialsProvider assuming(String role, Connection connection, StsClient sts) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> {
                    request.roleArn(role).roleSessionName(sessionName(connection.name()));
                    connection.externalId().ifPresent(request::externalId);
                    if (!connection.sessionTags().isEmpty()) {
                        request.tags(tags(connection));
                    }
                })
                .build();
    }

    private static List<Tag> tags(Connection connection) {
        return new TreeMap<>(connection.sessionTags())
                .entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList();
    }

    static String sessionName(String connection) {
        var name = "slipway-" + connection.replaceAll("[^\\w+=,.@-]", "-");
        return name.substring(0, Math.min(name.length(), SESSION_NAME_LENGTH));
    }
}
