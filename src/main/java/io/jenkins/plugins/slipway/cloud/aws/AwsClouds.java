package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Connection;
import io.jenkins.plugins.slipway.cloud.Fence;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** AWS behind the ports of {@code cloud}. Keep one for the life of the process: clients and learned rate limits live in it. */
public final class AwsClouds implements Clouds, AutoCloseable {
    private record Place(Connection connection, String region) {}

    private final AwsSettings settings;
    private final ClientSettings clientSettings;
    private final RateLimits limits;
    private final Backoff backoff;
    private final Map<Connection, Account> accounts = new ConcurrentHashMap<>();
    private final Map<Place, AccountRegion> places = new ConcurrentHashMap<>();
    private final Map<Connection, AccountRegion> roleSources = new ConcurrentHashMap<>();
    private final Map<Connection, AccountRegion> tokenSources = new ConcurrentHashMap<>();

    public AwsClouds(AwsSettings settings) {
        this.settings = settings;
        this.clientSettings = new ClientSettings(settings.http(), settings.clock());
        this.limits = new RateLimits(settings.clock());
        this.backoff = new Backoff(new Random(settings.seed()));
    }

    @Override
    public Cloud open(String connectionName, String region, Fence fence) {
        var connection = settings.connections()
                .apply(connectionName)
                .orElseThrow(() -> new CloudFault(
                        CloudFault.Kind.INVALID,
                        "",
                        "UnknownConnection",
                        "No connection named '" + connectionName
                                + "' is defined: define it where this installation keeps its connections"
                                + " (--connections FILE), or use another name in the spec.",
                        null));
        RegionNames.require(region);
        var place = places.computeIfAbsent(
                new Place(connection, region),
                unseen -> new AccountRegion(account(connection), region, clientSettings));
        var calls = new Calls(place, limits, fence, backoff, settings.clock(), settings.delay());
        return new AwsCloud(connectionName, region, calls);
    }

    /** Closes the clients; clouds that are still open fail from now on. */
    @Override
    public void close() {
        places.values().forEach(AccountRegion::close);
        roleSources.values().forEach(AccountRegion::close);
        tokenSources.values().forEach(AccountRegion::close);
        clientSettings.close();
    }

    /** By definition, not by name: a connection that an administrator changes leads elsewhere at once. */
    private Account account(Connection connection) {
        return accounts.computeIfAbsent(connection, unseen -> {
            var signIn = connection
                    .webIdentity()
                    .map(identity -> new WebIdentitySession(
                            identity, settings.clock(), tokenSource(connection)::sts, System::getenv));
            if (signIn.isPresent()) {
                return new Account(
                        connection,
                        Credentials.of(
                                connection,
                                signIn.get(),
                                base -> roleSource(connection, base).sts()),
                        settings.endpointOf(connection),
                        signIn);
            }
            var credentials = settings.credentials()
                    .map(given -> given.apply(connection.name()))
                    .orElseGet(() -> Credentials.of(
                            connection,
                            settings.keys(),
                            base -> roleSource(connection, base).sts()));
            return new Account(connection, credentials, settings.endpointOf(connection));
        });
    }

    /**
     * When the first of the sign-ins by a token ends that were used here, and cannot be renewed any more; a moment that is past when
     * it has ended. Empty when all go on for good.
     */
    public Optional<Instant> signInEnds() {
        return accounts.values().stream()
                .flatMap(account -> account.signIn().stream())
                .flatMap(signIn -> signIn.ends().stream())
                .min(Comparator.naturalOrder());
    }

    /** Where a token becomes a session: nothing is signed on the way there. */
    private AccountRegion tokenSource(Connection connection) {
        var nobody = new Account(connection, AnonymousCredentialsProvider.create(), settings.endpointOf(connection));
        return tokenSources.computeIfAbsent(
                connection, unseen -> new AccountRegion(nobody, connection.region(), clientSettings));
    }

    /** Where a role is assumed from: the connection's own region, with the credentials beneath the role. */
    private AccountRegion roleSource(Connection connection, AwsCredentialsProvider base) {
        var source = new Account(connection, base, settings.endpointOf(connection));
        return roleSources.computeIfAbsent(
                connection, unseen -> new AccountRegion(source, connection.region(), clientSettings));
    }
}
