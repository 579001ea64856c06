package io.jenkins.plugins.slipway.jenkins.connection;

import io.jenkins.plugins.slipway.cloud.AccessKeys;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Connection;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** The clouds behind the configured connections; keep one for the life of the controller, and close it at the end. */
public final class ControllerClouds implements Clouds, AutoCloseable {
    private final Connections connections;
    private final AwsSettings settings;
    private final AwsClouds aws;
    private final Clock clock;
    private RehearsalWorld rehearsal;

    ControllerClouds(Connections connections, Function<String, AccessKeys> keys, Clock clock) {
        this.connections = connections;
        this.clock = clock;
        this.settings = AwsSettings.real(this::defined, Optional.empty()).withKeys(keys);
        this.aws = new AwsClouds(settings);
    }

    /** Connections and credentials are looked up whenever they are needed, so that a change counts at once. */
    public static ControllerClouds of(Connections connections) {
        return new ControllerClouds(connections, new SystemKeys(Clock.systemUTC()), Clock.systemUTC());
    }

    @Override
    public Cloud open(String name, String region, Fence fence) {
        var connection = defined(name)
                .orElseThrow(() -> new CloudFault(
                        CloudFault.Kind.INVALID,
                        "",
                        "UnknownConnection",
                        Messages.ControllerClouds_Unknown(name),
                        null));
        return connection.rehearsal() ? world().clouds().open(name, region, fence) : aws.open(name, region, fence);
    }

    /**
     * Puts what an environment names into the rehearsal, where its connections lead there: groups in service, networks, images.
     * To be called before a plan is made; does nothing for real accounts.
     */
    public void furnish(Spec spec, EnvironmentSpec environment) {
        var rehearsed = environment.targets().stream()
                .map(TargetSpec::connection)
                .flatMap(name -> defined(name).stream())
                .anyMatch(Connection::rehearsal);
        if (rehearsed) {
            world().furnish(spec, environment);
        }
    }

    /** Where the calls of a connection go; empty for AWS itself, for a rehearsal in here, and for one that is not defined. */
    public Optional<URI> endpoint(String name) {
        return defined(name).filter(connection -> !connection.rehearsal()).flatMap(settings::endpointOf);
    }

    private Optional<Connection> defined(String name) {
        return connections.connection(name).map(AwsConnection::asConnection);
    }

    /** Made when it is first asked for: few controllers have one. */
    private synchronized RehearsalWorld world() {
        if (rehearsal == null) {
            rehearsal = new RehearsalWorld(clock);
        }
        return rehearsal;
    }

    @Override
    public synchronized void close() {
        aws.close();
        if (rehearsal != null) {
            rehearsal.close();
        }
    }
}
