package io.jenkins.plugins.slipway.jenkins.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where configured connections lead. */
class ControllerCloudsTest {
    private final Map<String, AwsConnection> defined = new TreeMap<>();
    private final ControllerClouds clouds = new ControllerClouds(
            name -> Optional.ofNullable(defined.get(name)),
            id -> {
                throw new IllegalStateException("The credentials '" + id + "' are not there.");
            },
            Clock.systemUTC());

    @AfterEach
    void close() {
        clouds.close();
    }

    private AwsConnection define(String name) {
        var connection = new AwsConnection(name, "eu-central-1");
        defined.put(name, connection);
        return connection;
    }

    @Test
    void shouldSayWhereToDefineAConnectionWhenThereIsNone() {
        assertThatThrownBy(() -> clouds.open("nowhere", "eu-central-1", Fence.NONE))
                .isInstanceOfSatisfying(
                        CloudFault.class, fault -> assertThat(fault.kind()).isEqualTo(CloudFault.Kind.INVALID))
                .hasMessageContainingAll("'nowhere'", "Manage Jenkins > System > Slipway");
    }

    @Test
    void shouldLeadIntoAFurnishedWorldWhenMarkedAsRehearsal() {
        define("acme-staging").setRehearsal(true);
        define("acme-production").setRehearsal(true);
        var spec = SpecFile.load(Path.of("examples/checkout/slipway.yaml"));
        var environment = spec.environments().get("production");

        clouds.furnish(spec, environment);
        clouds.furnish(spec, environment);

        for (var target : environment.targets()) {
            var cloud = clouds.open(target.connection(), target.region(), Fence.NONE);
            var fleet = cloud.fleets().find(target.group().orElseThrow()).orElseThrow();
            assertThat(fleet.inService()).isEqualTo(fleet.desired()).isPositive();
        }
        assertThat(clouds.open("acme-production", "eu-central-1", Fence.NONE)
                        .identity()
                        .caller()
                        .account())
                .matches("\\d{12}");
    }

    @Test
    void shouldTellWhereTheCallsOfAConnectionGo() {
        define("acme").setEndpointUrl("http://127.0.0.1:4566");
        var rehearsed = define("rehearsed");
        rehearsed.setEndpointUrl("http://127.0.0.1:4566");
        rehearsed.setRehearsal(true);

        assertThat(clouds.endpoint("acme")).hasValue(URI.create("http://127.0.0.1:4566"));
        assertThat(clouds.endpoint("rehearsed"))
                .as("leads into the controller, whatever else is set")
                .isEmpty();
        assertThat(clouds.endpoint("nowhere")).isEmpty();
    }

    @Test
    void shouldSignWithTheKeysThatTheCredentialsIdStandsFor() {
        var start = Clock.systemUTC().instant();
        var rehearsal = Rehearsal.of(
                Settings.standard().start(start),
                new Estate(List.of(), List.of(), Map.of("acme", "123456789012")),
                new FastClock(Clock.systemUTC(), start, 1));
        try (var server = rehearsal.serve(0)) {
            var connection = define("acme");
            connection.setEndpointUrl(server.address().toString());
            connection.setCredentialsId("acme-keys");

            assertThatThrownBy(() -> clouds.open("acme", "eu-central-1", Fence.NONE)
                            .identity()
                            .caller())
                    .isInstanceOfSatisfying(
                            CloudFault.class, fault -> assertThat(fault.kind()).isEqualTo(CloudFault.Kind.CREDENTIALS))
                    .hasMessageContaining("The credentials 'acme-keys' are not there.");
        }
    }
}
