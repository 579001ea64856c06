package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.AccessKeys;
import io.jenkins.plugins.slipway.cloud.Connection;
import io.jenkins.plugins.slipway.cloud.Delay;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * What {@link AwsClouds} are opened with.
 *
 * @param connections the definition of a named connection, or empty
 * @param http empty for {@code UrlConnectionHttpClient}; one that is given stays the giver's to close
 * @param keys those that a connection's credentials id stands for; fails with an {@code IllegalStateException} that says why
 * @param credentials by a connection's name, instead of what the connections say; or empty. Who signs in by a token, does
 * @param endpoint wins over a connection's own
 * @param fallbackEndpoint where neither says anything ({@code AWS_ENDPOINT_URL})
 * @param clock rate limits and back-off; requests are signed at its time unless it is the system's
 * @param delay how a rate limit or a back-off waits on that clock
 * @param seed of the back-off's jitter
 */
public record AwsSettings(
        Function<String, Optional<Connection>> connections,
        Function<String, AccessKeys> keys,
        Optional<SdkHttpClient> http,
        Optional<Function<String, AwsCredentialsProvider>> credentials,
        Optional<URI> endpoint,
        Optional<URI> fallbackEndpoint,
        Clock clock,
        Delay delay,
        long seed) {
    /** The connection's name follows, so that a rehearsal can give each its account. */
    private static final String REHEARSAL_KEY = "AKIAREHEARSAL-";

    private static final Delay BLOCKING =
            duration -> new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);

    /**
     * AWS itself, or whatever speaks its protocols at an endpoint.
     *
     * @param endpointArgument {@code --endpoint-url}, or empty
     */
    public static AwsSettings real(Function<String, Optional<Connection>> connections, Optional<URI> endpointArgument) {
        var fromEnvironment = Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"))
                .filter(url -> !url.isBlank())
                .map(URI::create);
        return new AwsSettings(
                connections,
                AwsSettings::noKeys,
                Optional.empty(),
                Optional.empty(),
                endpointArgument,
                fromEnvironment,
                Clock.systemUTC(),
                BLOCKING,
                System.nanoTime());
    }

    /** The rehearsal in this process: every connection name leads there, no credentials are looked for. */
    public static AwsSettings rehearsal(SdkHttpClient http, Clock clock, Delay delay, long seed) {
        return rehearsal(http, clock, delay, seed, REHEARSAL_KEY::concat);
    }

    /** @param accessKeys by a connection's name; one of 12 digits is the rehearsed account with that number */
    public static AwsSettings rehearsal(
            SdkHttpClient http, Clock clock, Delay delay, long seed, UnaryOperator<String> accessKeys) {
        return new AwsSettings(
                AwsSettings::rehearsalConnection,
                AwsSettings::noKeys,
                Optional.of(http),
                Optional.of(connection -> rehearsalCredentials(accessKeys.apply(connection))),
                Optional.of(URI.create("http://rehearsal.invalid")),
                Optional.empty(),
                clock,
                delay,
                seed);
    }

    /** The same with keys for the connections that name credentials. @param given by their id */
    public AwsSettings withKeys(Function<String, AccessKeys> given) {
        return new AwsSettings(connections, given, http, credentials, endpoint, fallbackEndpoint, clock, delay, seed);
    }

    /** The same with other connections. */
    public AwsSettings of(Function<String, Optional<Connection>> other) {
        return new AwsSettings(other, keys, http, credentials, endpoint, fallbackEndpoint, clock, delay, seed);
    }

    /** The same over another client, which stays the giver's to close. */
    public AwsSettings through(SdkHttpClient other) {
        return new AwsSettings(
                connections, keys, Optional.of(other), credentials, endpoint, fallbackEndpoint, clock, delay, seed);
    }

    /** The same by another clock. @param waits on it */
    public AwsSettings pacedBy(Clock other, Delay waits) {
        return new AwsSettings(connections, keys, http, credentials, endpoint, fallbackEndpoint, other, waits, seed);
    }

    /** As {@link #real}, with the credentials that a rehearsal server takes. */
    public AwsSettings withRehearsalCredentials() {
        return withCredentials(connection -> rehearsalCredentials(REHEARSAL_KEY + connection));
    }

    /** The same with these credentials, whatever the connections say. @param given by a connection's name */
    public AwsSettings withCredentials(Function<String, AwsCredentialsProvider> given) {
        return new AwsSettings(
                connections, keys, http, Optional.of(given), endpoint, fallbackEndpoint, clock, delay, seed);
    }

    /** Where the calls of a connection go; empty for AWS itself. */
    public Optional<URI> endpointOf(Connection connection) {
        return endpoint.or(() -> connection.endpointUrl().map(URI::create)).or(() -> fallbackEndpoint);
    }

    private static AccessKeys noKeys(String credentialsId) {
        throw new IllegalStateException("nobody here knows the credentials '" + credentialsId + "'");
    }

    private static AwsCredentialsProvider rehearsalCredentials(String accessKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "rehearsal"));
    }

    private static Optional<Connection> rehearsalConnection(String name) {
        return Optional.of(new Connection(
                name,
                "eu-west-1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("arn:aws:iam::111122223333:role/slipway-switch"),
                true));
    }
}
