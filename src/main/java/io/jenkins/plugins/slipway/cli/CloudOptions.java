package io.jenkins.plugins.slipway.cli;

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

    private static Path usualFile() {
        return Path.of(System.getProperty("user.home"), ".config", "slipway", "connections.yaml");
    }
}
