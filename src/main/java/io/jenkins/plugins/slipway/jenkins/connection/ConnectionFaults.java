package io.jenkins.plugins.slipway.jenkins.connection;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wrong with what an administrator wrote about a connection; empty for nothing. */
final class ConnectionFaults {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";
    private static final String REGION = "[a-z]{2,4}(-[a-z]+)+-[0-9]";
    private static final String ROLE = "arn:aws[a-z-]*:iam::[0-9]{12}:role/.+";

    private ConnectionFaults() {}

    /** The first fault of all. */
    static Optional<String> of(AwsConnection connection) {
        return Stream.of(
                        name(connection.getName()),
                        region(connection.getRegion()),
                        role(connection.getRoleArn()),
                        externalId(connection.getExternalId(), connection.getRoleArn()),
                        endpoint(connection.getEndpointUrl()),
                        role(connection.getSwitchRoleArn()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<String> name(String name) {
        return unless(Entered.text(name).matches(NAME), Messages.ConnectionFaults_Name(name));
    }

    static Optional<String> region(String region) {
        return unless(Entered.text(region).matches(REGION), Messages.ConnectionFaults_Region(region));
    }

    /** Nothing is no fault. */
    static Optional<String> role(String arn) {
        return Entered.optional(arn).filter(text -> !text.matches(ROLE)).map(Messages::ConnectionFaults_Role);
    }

    static Optional<String> externalId(String externalId, String roleArn) {
        return unless(
                Entered.text(externalId).isEmpty() || !Entered.text(roleArn).isEmpty(),
                Messages.ConnectionFaults_ExternalId());
    }

    /** Nothing is no fault. */
    static Optional<String> endpoint(String url) {
        return Entered.optional(url).filter(text -> !isWeb(text)).map(Messages::ConnectionFaults_Endpoint);
    }

    private static boolean isWeb(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getUserInfo() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Optional<String> unless(boolean fine, String fault) {
        return fine ? Optional.empty() : Optional.of(fault);
    }
}
