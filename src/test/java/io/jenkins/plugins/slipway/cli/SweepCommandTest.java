package io.jenkins.plugins.slipway.cli;

import static io.jenkins.plugins.slipway.cli.RehearsalAtAPort.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.NewInstance;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sweep} where operations of another ledger left things behind. */
class SweepCommandTest {
    private static final String REGION = "eu-central-1";
    private static final String STRANGER = "20250101-000000-deliver-elsewhere-0001";
    /** Before the world began, so expired. */
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private RehearsalAtAPort aws;

    @BeforeEach
    void serve() {
        aws = new RehearsalAtAPort(folder, 600);
        aws.open().close();
    }

    @AfterEach
    void end() {
        aws.close();
    }

    @Command(name = "options")
    private static final class Options {
        @Mixin
        private CloudOptions cloud;
    }

    @Test
    void shouldRemoveWhatIsLeftOnlyWhenTold() throws InterruptedException {
        var options = new Options();
        new CommandLine(options).parseArgs("--ledger", aws.ledger(), "--endpoint-url", aws.url());
        var tempo = options.cloud.tempoOf("any");
        try (var clouds = new AwsClouds(options.cloud.settings(tempo))) {
            var cloud = clouds.open("any", REGION, Fence.NONE);
            var builder = launch(cloud, LONG_AGO);
            var another = launch(cloud, tempo.clock().instant().plus(Duration.ofDays(365)));
            var like = cloud.fleets().find("hello").orElseThrow().targetGroups().get(0);
            cloud.traffic().createTargetGroup("left", like, tags(LONG_AGO));
            tempo.await(Duration.ofMinutes(5));

            var listed = aws.slipway("sweep", HELLO, "--environment", "production");
            var json = aws.slipway("sweep", HELLO, "--dry-run", "--json");
            assertThat(listed.exit()).as(listed.err()).isEqualTo(1);
            assertThat(listed.out())
                    .contains("left     instance " + builder, "of operation " + STRANGER, "2 things are left")
                    .contains("stays    instance " + another);
            assertThat(json.exit()).isEqualTo(1);
            assertThat(json.json().path("found")).hasSize(3);

            var removed = aws.slipway("sweep", HELLO, "--delete");
            assertThat(removed.exit()).as(removed.out()).isZero();
            assertThat(removed.out()).contains("removed  instance " + builder, "2 removed", "nothing is left");
            tempo.await(Duration.ofMinutes(10));
            var again = aws.slipway("sweep", "--connection", "any", "--region", REGION, "--delete");
            assertThat(again.exit()).isZero();
            assertThat(again.out()).contains("nothing is left", another).doesNotContain(builder);
        }
    }

    @Test
    void shouldSweepEveryRegionOfEveryConnection() throws IOException, InterruptedException {
        var connections = Files.writeString(folder.resolve("connections.yaml"), """
                connections:
                  any: {region: eu-central-1}
                  far: {region: ap-southeast-2}
                """);
        var options = new Options();
        new CommandLine(options).parseArgs("--ledger", aws.ledger(), "--endpoint-url", aws.url());
        var tempo = options.cloud.tempoOf("any");
        try (var clouds = new AwsClouds(options.cloud.settings(tempo))) {
            var here = launch(clouds.open("any", REGION, Fence.NONE), LONG_AGO);
            var there = launch(clouds.open("any", "us-west-2", Fence.NONE), LONG_AGO.plusSeconds(1));
            var far = launch(clouds.open("far", "ap-southeast-2", Fence.NONE), LONG_AGO.plusSeconds(2));
            tempo.await(Duration.ofMinutes(5));

            var one = aws.slipway("sweep", HELLO);
            var connected = aws.slipway("sweep", HELLO, "--all-connections", "--connections", connections.toString());
            var everywhere = aws.slipway("sweep", HELLO, "--all-regions", "--delete");
            tempo.await(Duration.ofMinutes(10));
            var again = aws.slipway("sweep", HELLO, "--all-regions");

            assertThat(one.out()).contains(here).doesNotContain(there).doesNotContain(far);
            assertThat(connected.out()).contains(here, far).doesNotContain(there);
            assertThat(everywhere.exit()).as(everywhere.err()).isZero();
            assertThat(everywhere.out())
                    .contains("removed  instance " + here, "removed  instance " + there, "removed  instance " + far)
                    .contains("us-west-2", "ap-southeast-2", "3 removed");
            assertThat(again.exit()).as(again.out()).isZero();
        }
    }

    @Test
    void shouldRefuseAnEnvironmentBesideAConnection() {
        var ran = aws.slipway("sweep", "--connection", "any", "--region", REGION, "--environment", "production");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("name either it, or --connection and --region");
        assertThat(aws.slipway("sweep", HELLO, "--dry-run", "--delete").exit()).isEqualTo(2);
    }

    private static String launch(Cloud cloud, Instant expires) {
        var base = cloud.parameters()
                .get("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
                .orElseThrow();
        var order = new NewInstance(base, "t3.micro", Optional.empty(), List.of(), Optional.empty(), tags(expires));
        return cloud.instances().launch(order, "token-" + expires);
    }

    private static Map<String, String> tags(Instant expires) {
        return new Ownership(STRANGER, "hello", "builder", expires).tags();
    }
}
