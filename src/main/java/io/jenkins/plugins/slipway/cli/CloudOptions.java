package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the connections that a spec names are found. */
final class CloudOptions {
    @Option(
            names = "--connections",
            paramLabel = "FILE",
            description = "Where connections are defined. Default: ~/.config/slipway/connections.yaml.")
    private Path connections;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            defaultValue = "${env:AWS_ENDPOINT_URL}",
            description = "Send every call there instead of to AWS, whatever the connection, for one to"
                    + " 'slipway rehearsal serve'. Default: $$AWS_ENDPOINT_URL.")
    private URI endpoint;

    /** @throws WrongUsage when the file is not as it should be */
    Connections connections() {
        var file = Optional.ofNullable(connections).orElseGet(CloudOptions::usualFile);
        return Connections.read(file, connections != null, endpoint());
    }

    Optional<URI> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    /** The time that the endpoint goes by. */
    Tempo tempo() {
        return endpoint().map(Tempo::of).orElse(Tempo.REAL);
    }

    /** A rehearsal server takes any credentials, so nobody needs real ones for it. */
    AwsSettings settings(Tempo tempo) {
        var real = AwsSettings.real(connections(), endpoint());
        if (!tempo.isRehearsal()) {
            return real;
        }
        var paced = new AwsSettings(
                real.connections(),
                real.http(),
                real.credentials(),
                real.endpoint(),
                real.fallbackEndpoint(),
                tempo.clock(),
                tempo::await,
                real.seed());
        return hasCredentials() ? paced : paced.withRehearsalCredentials();
    }

    private static boolean hasCredentials() {
        return System.getenv("AWS_ACCESS_KEY_ID") != null || System.getProperty("aws.accessKeyId") != null;
    }

    private static Path usualFile() {
        return Path.of(System.getProperty("user.home"), ".config", "slipway", "connections.yaml");
    }
}
