package io.jenkins.plugins.slipway.jenkins.connection;

import java.util.Optional;

/** The connections that an administrator defined, as they are at the moment of asking. */
public interface Connections {
    Optional<AwsConnection> connection(String name);
}
