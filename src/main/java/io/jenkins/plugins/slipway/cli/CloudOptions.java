package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.bitbucket.Patience;
import io.jenkins.plugins.slipway.bitbucket.Site;
import io.jenkins.plugins.slipway.bitbucket.publish.Repositories;
import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command takes that calls AWS: also how the connections that a spec names are found. */
final class CloudOptions {
    /** Shorter than the engine lets one call take. */
    private static final Patience PATIENCE = Patience.upTo(Duration.ofSeconds(10));

    @Mixin
    private Where where;

    @Option(
            names = "--connections",
            paramLabel = "FILE",
            description = "Defines the connections (accounts, roles) that specs name; see docs/aws.md."
                    + " Default: ~/.config/slipway/connections.yaml.")
    private Path connections;

    Where where() {
        return where;
    }

    /** @throws WrongUsage when the file is not as it should be */
    Connections connections() {
        var file = Optional.ofNullable(connections).orElseGet(CloudOptions::usualFile);
        return Connections.read(file, connections != null, where.endpoint());
    }

    /** The Bitbucket of this name, or that of the environment. @throws WrongUsage when the file is not as it should be */
    Optional<Site> bitbucket(String name) {
        return connections()
                .bitbucket(name)
                .or(() -> Optional.of(name)
                        .filter(OwnBitbucket.NAME::equals)
                        .map(own -> OwnBitbucket.of(System.getenv())));
    }

    /** @throws WrongUsage when there is none of that name */
    Site requireBitbucket(String name) {
        return bitbucket(name)
                .orElseThrow(() -> new WrongUsage(
                        "there is no bitbucket '%s': define it below 'bitbuckets:' in the connections file (--connections), or name '%s' for the sign-in of the environment"
                                .formatted(name, OwnBitbucket.NAME)));
    }

    /** Repositories of each Bitbucket, as it is defined when it is called. */
    Repositories repositories() {
        return (name, repository) -> bitbucket(name).map(site -> site.open(repository, PATIENCE));
    }

    /** Where a connection's calls go, if not to AWS itself. @throws WrongUsage when the connections file has a fault */
    Optional<URI> endpointOf(String connection) {
        var defined = connections().apply(connection);
        return where.endpoint()
                .or(() -> defined.flatMap(found -> found.endpointUrl().map(URI::create)));
    }

    /** The time that a connection's account goes by. */
    Tempo tempoOf(String connection) {
        return endpointOf(connection).map(Tempo::of).orElse(Tempo.REAL);
    }

    /** As {@link #tempoOf}. @throws EndpointSilent when nobody answers at its endpoint */
    Tempo answeringTempoOf(String connection) {
        return endpointOf(connection).map(Tempo::answering).orElse(Tempo.REAL);
    }

    /** Why nobody can be asked there; empty where somebody answers, or where it is AWS itself. */
    Optional<String> silenceOf(String connection) {
        try {
            answeringTempoOf(connection);
            return Optional.empty();
        } catch (EndpointSilent silent) {
            return Optional.of(silent.getMessage());
        }
    }

    /** A rehearsal server takes any credentials, so nobody needs real ones for it. */
    AwsSettings settings(Tempo tempo) {
        var real = AwsSettings.real(connections(), where.endpoint());
        if (!tempo.isRehearsal()) {
            return real;
        }
        var paced = real.pacedBy(tempo.clock(), tempo::await);
        return hasCredentials() ? paced : paced.withRehearsalCredentials();
    }

    private static boolean hasCredentials() {
        return System.getenv("AWS_ACCESS_KEY_ID") != null || System.getProperty("aws.accessKeyId") != null;
    }

    /** Where connections are defined unless told otherwise. */
    static Path usualFile() {
        return Path.of(System.getProperty("user.home"), ".config", "slipway", "connections.yaml");
    }
}
