package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.spec.SpecFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class OptionsTest {
    @TempDir
    private Path folder;

    @Command(name = "probe")
    private static final class Probe implements Runnable {
        @Mixin
        private CloudOptions cloud;

        @Override
        public void run() {}
    }

    @Test
    void shouldKnowNothingOfAnEndpointUnlessTold() {
        var probe = parsed();

        assertThat(probe.cloud.where().endpoint().map(URI::toString))
                .isEqualTo(Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL")));
        assertThat(parsed("--endpoint-url", "http://127.0.0.1:4566")
                        .cloud
                        .where()
                        .endpoint())
                .contains(URI.create("http://127.0.0.1:4566"));
    }

    @Test
    void shouldTakeAFileOrPostgresAsLedger() {
        assertThat(parsed("--ledger", folder.resolve("l").toString())
                        .cloud
                        .where()
                        .ledger()
                        .toString())
                .isEqualTo(folder.resolve("l").toString());
        assertThat(parsed("--ledger", "jdbc:postgresql://db/slipway")
                        .cloud
                        .where()
                        .ledger()
                        .toString())
                .isEqualTo("jdbc:postgresql://db/slipway");
        assertThatThrownBy(() -> parsed("--ledger", "jdbc:mysql://db/slipway"))
                .hasMessageContaining("--ledger")
                .hasMessageContaining("write a path");
    }

    @Test
    void shouldChooseTheEnvironmentOrAsk() {
        var checkout = SpecFile.load(Path.of("examples/checkout/slipway.yaml"));

        assertThat(parsed().cloud.where().environment().of(checkout).name()).isEqualTo("production");
        assertThat(parsed("-e", "staging")
                        .cloud
                        .where()
                        .environment()
                        .of(checkout)
                        .name())
                .isEqualTo("staging");
        assertThatThrownBy(
                        () -> parsed("-e", "test").cloud.where().environment().of(checkout))
                .hasMessage("service checkout has no environment 'test'; it has staging, production");
    }

    @Test
    void shouldRefuseSeveralEnvironmentsWhereOneIsChanged() {
        var checkout = SpecFile.load(Path.of("examples/checkout/slipway.yaml"));
        var both = parsed("-e", "staging", "-e", "production").cloud.where().environment();

        assertThat(both.includes("staging")).isTrue();
        assertThat(both.includes("test")).isFalse();
        assertThatThrownBy(() -> both.of(checkout)).hasMessageContaining("--environment names staging, production");
    }

    @Test
    void shouldRefuseAnEndpointThatCannotBeCalled() {
        assertThatThrownBy(() -> parsed("--endpoint-url", "localhost:4566"))
                .hasMessageContaining("'localhost:4566' is no address to call: write one such as http://");
        assertThat(parsed("--endpoint-url", "").cloud.where().endpoint()).isEmpty();
    }

    @Test
    void shouldReadConnections() throws IOException {
        var connections = connections("""
                connections:
                  acme-production:
                    region: eu-central-1
                    profile: acme
                    roleArn: arn:aws:iam::111122223333:role/slipway
                    externalId: 7c2f
                """, Optional.empty());

        assertThat(connections.names()).containsExactly("acme-production");
        assertThat(connections.apply("acme-production")).hasValueSatisfying(connection -> {
            assertThat(connection.region()).isEqualTo("eu-central-1");
            assertThat(connection.profile()).contains("acme");
            assertThat(connection.roleArn()).contains("arn:aws:iam::111122223333:role/slipway");
            assertThat(connection.externalId()).contains("7c2f");
            assertThat(connection.endpointUrl()).isEmpty();
        });
        assertThat(connections.apply("other")).isEmpty();
    }

    @Test
    void shouldLeadEveryNameToAGivenEndpoint() throws IOException {
        var endpoint = Optional.of(URI.create("http://127.0.0.1:4566"));

        var connections = connections("connections: {a: {region: eu-central-1}}", endpoint);

        assertThat(connections.apply("a").orElseThrow().endpointUrl()).contains("http://127.0.0.1:4566");
        assertThat(connections.apply("any").orElseThrow().endpointUrl()).contains("http://127.0.0.1:4566");
    }

    @Test
    void shouldDoWithoutTheUsualFileButNotWithoutANamedOne() {
        var absent = folder.resolve("none.yaml");

        assertThat(Connections.read(absent, false, Optional.empty()).names()).isEmpty();
        assertThatThrownBy(() -> Connections.read(absent, true, Optional.empty()))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void shouldSayWhatIsWrongWithConnections() {
        assertThatThrownBy(() -> connections("connections: {a: {regoin: x}}", Optional.empty()))
                .hasMessageContaining("connections.yaml:1:")
                .hasMessageContaining("unknown key 'regoin'")
                .hasMessageContaining("region");
        assertThatThrownBy(() -> connections("connections: {a: {}}", Optional.empty()))
                .hasMessageContaining("connection 'a' has no region; add one");
        assertThatThrownBy(() -> connections("connections: {a: {region: eu-west-1, externalId: x}}", Optional.empty()))
                .hasMessageContaining("no roleArn");
        assertThatThrownBy(() -> connections("connections: {a: 1", Optional.empty()))
                .isInstanceOf(WrongUsage.class);
        assertThatThrownBy(() -> connections("", Optional.empty())).isInstanceOf(WrongUsage.class);
        assertThatThrownBy(() -> connections(
                        "connections:\n  a: {region: eu-west-1}\n  a: {region: eu-west-2}\n", Optional.empty()))
                .hasMessageContaining("uplicate");
    }

    private Connections connections(String text, Optional<URI> endpoint) throws IOException {
        var file = Files.writeString(folder.resolve("connections.yaml"), text);
        return Connections.read(file, true, endpoint);
    }

    private static Probe parsed(String... arguments) {
        var probe = new Probe();
        new CommandLine(probe).parseArgs(arguments);
        return probe;
    }
}
