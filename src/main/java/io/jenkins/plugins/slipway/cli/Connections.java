package io.jenkins.plugins.slipway.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.slipway.bitbucket.Site;
import io.jenkins.plugins.slipway.cloud.Connection;
import io.jenkins.plugins.slipway.notify.Webhook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The connections that an administrator defined; a spec only names one.
 *
 * <pre>
 * connections:
 *   acme-production:
 *     region: eu-central-1
 *     profile: acme                  # of the AWS configuration; without it the default credentials chain
 *     roleArn: arn:aws:iam::111122223333:role/slipway
 *     externalId: 7c2f
 *     switchRole: arn:aws:iam::111122223333:role/slipway-switch   # of the dead-man's switch on split traffic
 *   acme-staging:
 *     region: eu-central-1
 *     webIdentity:                   # signs in by the token of a build's step
 *       roleArn: arn:aws:iam::444455556666:role/slipway-ci
 *       tokenEnvironment: BITBUCKET_STEP_OIDC_TOKEN   # or tokenFile: PATH
 * </pre>
 */
final class Connections implements Function<String, Optional<Connection>> {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String ANY_REGION = "us-east-1";

    private final Map<String, Connection> byName;
    private final Map<String, Webhook> webhooks;
    private final Map<String, Site> bitbuckets;
    private final Optional<URI> endpoint;
    /** What the environment says where no file does. */
    private final Optional<TokenSignIn> environment;

    private Connections(
            Map<String, Connection> byName,
            Map<String, Webhook> webhooks,
            Map<String, Site> bitbuckets,
            Optional<URI> endpoint,
            Optional<TokenSignIn> environment) {
        this.byName = byName;
        this.webhooks = webhooks;
        this.bitbuckets = bitbuckets;
        this.endpoint = endpoint;
        this.environment = environment;
    }

    /** One connection as it is written. */
    private record Entry(
            String region,
            String profile,
            TokenSignIn.Entry webIdentity,
            String roleArn,
            String externalId,
            String endpointUrl,
            String switchRole) {}

    private record Content(
            Map<String, Entry> connections,
            Map<String, WebhookEntry> webhooks,
            Map<String, BitbucketEntry> bitbuckets) {}

    /**
     * Reads a file.
     *
     * @param required whether it must be there; otherwise none means the one that the environment defines, or no connections
     * @param endpoint where every connection leads instead; then undefined ones lead there too
     * @throws WrongUsage with place and remedy when it is not as it should be
     */
    static Connections read(Path file, boolean required, Optional<URI> endpoint) {
        return read(file, required, endpoint, System::getenv);
    }

    /** @param environment of this process: a variable's value, or null */
    static Connections read(Path file, boolean required, Optional<URI> endpoint, UnaryOperator<String> environment) {
        var signIn = new TokenSignIn(environment);
        if (!Files.exists(file) && !required) {
            return new Connections(Map.of(), Map.of(), Map.of(), endpoint, Optional.of(signIn));
        }
        try {
            var content = YAML.readValue(Files.readString(file), Content.class);
            if (content == null || content.connections() == null) {
                throw new WrongUsage(file + ": begin with 'connections:' and the names below it");
            }
            var byName = new TreeMap<String, Connection>();
            content.connections()
                    .forEach((name, entry) -> byName.put(name, connection(file, name, entry, endpoint, signIn)));
            return new Connections(
                    byName,
                    webhooks(file, content.webhooks()),
                    bitbuckets(file, content.bitbuckets()),
                    endpoint,
                    Optional.empty());
        } catch (JsonProcessingException wrong) {
            throw new WrongUsage(file + place(wrong.getLocation()) + ": " + problem(wrong), wrong);
        } catch (IOException unreadable) {
            throw new WrongUsage(file + ": the connections cannot be read: " + unreadable, unreadable);
        }
    }

    /** @throws WrongUsage when one is not as it should be */
    private static Map<String, Webhook> webhooks(Path file, Map<String, WebhookEntry> entries) {
        var webhooks = new TreeMap<String, Webhook>();
        if (entries != null) {
            entries.forEach((name, entry) -> webhooks.put(
                    name,
                    Optional.ofNullable(entry)
                            .orElse(new WebhookEntry(null, null, null))
                            .named(name, file)));
        }
        return webhooks;
    }

    /** @throws WrongUsage when one is not as it should be */
    private static Map<String, Site> bitbuckets(Path file, Map<String, BitbucketEntry> entries) {
        var bitbuckets = new TreeMap<String, Site>();
        if (entries != null) {
            entries.forEach((name, entry) -> bitbuckets.put(
                    name,
                    Optional.ofNullable(entry)
                            .orElse(new BitbucketEntry(null, null, null, null, null, null))
                            .named(name, file)));
        }
        return bitbuckets;
    }

    /** The Bitbucket of this name. */
    Optional<Site> bitbucket(String name) {
        return Optional.ofNullable(bitbuckets.get(name));
    }

    /** Where messages for this name go. */
    Optional<Webhook> webhook(String name) {
        return Optional.ofNullable(webhooks.get(name));
    }

    /** The names, in order. */
    Iterable<String> names() {
        return byName.keySet();
    }

    @Override
    public Optional<Connection> apply(String name) {
        return Optional.ofNullable(byName.get(name))
                .or(() -> environment.flatMap(signIn -> signIn.ofEnvironment(name, endpoint, ANY_REGION)))
                .or(() -> endpoint.map(there -> anywhere(name)));
    }

    private Connection anywhere(String name) {
        return connection(name, new Entry(ANY_REGION, null, null, null, null, null, null), endpoint);
    }

    private static Connection connection(
            Path file, String name, Entry entry, Optional<URI> endpoint, TokenSignIn signIn) {
        if (entry == null || entry.region() == null || !entry.region().matches("[a-z]{2,4}(-[a-z]+)+-[0-9]")) {
            throw new WrongUsage(
                    "%s: connection '%s' has no region; add one, such as 'region: eu-central-1'".formatted(file, name));
        }
        if (entry.externalId() != null && entry.roleArn() == null) {
            throw new WrongUsage("%s: connection '%s' has an externalId, but no roleArn".formatted(file, name));
        }
        if (entry.switchRole() != null && !entry.switchRole().matches("arn:aws[a-z-]*:iam::[0-9]{12}:role/.+")) {
            throw new WrongUsage(
                    "%s: connection '%s': switchRole '%s' is not the ARN of a role; write one such as arn:aws:iam::111122223333:role/slipway-switch"
                            .formatted(file, name, entry.switchRole()));
        }
        if (entry.webIdentity() == null) {
            return connection(name, entry, endpoint);
        }
        if (entry.profile() != null) {
            throw new WrongUsage(
                    "%s: connection '%s' has both a profile and a webIdentity; leave out one".formatted(file, name));
        }
        return connection(name, entry, endpoint)
                .signingInBy(signIn.read(entry.webIdentity(), "%s: connection '%s'".formatted(file, name)));
    }

    private static Connection connection(String name, Entry entry, Optional<URI> endpoint) {
        return new Connection(
                name,
                entry.region(),
                Optional.ofNullable(entry.profile()),
                Optional.ofNullable(entry.roleArn()),
                Optional.ofNullable(entry.externalId()),
                endpoint.map(URI::toString).or(() -> Optional.ofNullable(entry.endpointUrl())),
                Optional.ofNullable(entry.switchRole()),
                false);
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String problem(JsonProcessingException wrong) {
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            return "unknown key '%s'; known here: %s"
                    .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
        }
        if (wrong instanceof MismatchedInputException mismatch) {
            var path = mismatch.getPath().stream()
                    .map(step -> String.valueOf(step.getFieldName()))
                    .collect(Collectors.joining("."));
            return (path.isEmpty() ? "the file" : "'" + path + "'")
                    + (mismatch.getTargetType() == String.class
                            ? " must be a text"
                            : mismatch.getTargetType() == Integer.class
                                    ? " must be a whole number"
                                    : " must be a mapping of keys to values");
        }
        return wrong.getOriginalMessage().lines().findFirst().orElse("not as it should be");
    }
}
