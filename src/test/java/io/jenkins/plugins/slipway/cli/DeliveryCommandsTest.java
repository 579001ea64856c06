package io.jenkins.plugins.slipway.cli;

import static io.jenkins.plugins.slipway.cli.RehearsalAtAPort.HELLO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The commands that deliver, against an AWS on loopback. */
@Isolated("in real time: a starved machine would decide its races")
class DeliveryCommandsTest {
    @TempDir
    private Path folder;

    private RehearsalAtAPort aws;

    @BeforeEach
    void serve() {
        aws = new RehearsalAtAPort(folder, 1200);
    }

    @AfterEach
    void end() {
        aws.close();
    }

    @Test
    void shouldDeliverAndTellOfItAndGoBack() {
        var delivered = aws.slipway("deliver", HELLO, "--release-version", "2.0.0", "--commit", "c2", "--json");
        var json = delivered.json();
        var id = json.path("operation").asText();

        assertThat(delivered.exit()).as(delivered.err()).isZero();
        assertThat(delivered.err()).contains("eu-central-1: launch builder");
        assertThat(json.path("outcome").path("ending").asText()).isEqualTo("DONE");
        assertThat(json.path("image").asText()).startsWith("ami-");
        assertThat(json.path("release").path("status").asText()).isEqualTo("SUCCESS");

        assertThat(aws.reading("list").out()).startsWith("no open operation");
        assertThat(aws.reading("list", "--all", "--json").json().path("operations"))
                .hasSize(1);
        assertThat(aws.reading("status", id).out())
                .startsWith(id + ": deliver ")
                .contains("every instance of hello runs version 2")
                .contains("2.0.0 (c2): SUCCESS, users were served");

        var planned = aws.slipway("plan", HELLO, "--verb", "rollback");
        assertThat(planned.out())
                .contains("return the 8 instances of hello in production/eu-central-1 from version 2 to version 1")
                .contains("set parameter /slipway/hello/image in production/eu-central-1 back from "
                        + json.path("image").asText() + " to ami-");
        assertThat(Ran.slipway("rehearse", HELLO, "--ledger", aws.ledger()).err())
                .contains("holds operation " + id + ", which is no rehearsal");

        var back = aws.slipway("rollback", HELLO);
        assertThat(back.exit()).as(back.err() + back.out()).isZero();
        assertThat(back.out())
                .contains("every instance of hello in production/eu-central-1 runs version 1 again")
                .containsPattern("parameter /slipway/hello/image in production/eu-central-1 names ami-[0-9a-f]+ again");
        assertThat(aws.slipway("plan", HELLO, "--verb", "deploy-fleet").out())
                .contains("refresh the 8 instances of hello")
                .doesNotContain(json.path("image").asText());
        assertThat(aws.reading("dora", "report", "--from", "2026-01-05", "--to", "2026-01-07", "--json")
                        .json()
                        .path("rollback_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void shouldBakeThenRollWhatWasPublished() {
        var without = aws.slipway("deploy-fleet", HELLO, "--release-version", "2.0.0");
        var baked = aws.slipway("build-ami", HELLO, "--release-version", "2.0.0", "--json");
        var image = baked.json().path("image").asText();
        var planned = aws.slipway("plan", HELLO, "--verb", "deploy-fleet", "--json");
        var rolled = aws.slipway("deploy-fleet", HELLO, "--release-version", "2.0.0", "--json");

        assertThat(without.exit()).isEqualTo(5);
        assertThat(without.err())
                .contains("no image of this service is published")
                .contains("build-ami");
        assertThat(baked.exit()).isZero();
        assertThat(planned.json().path("targets").path(0).asText())
                .startsWith("fleet:")
                .endsWith("/hello");
        assertThat(planned.json().path("actions").toString()).contains("refresh the 8 instances of hello");
        assertThat(rolled.exit()).as(rolled.err()).isZero();
        assertThat(rolled.json().path("image").asText()).isEqualTo(image);
    }

    @Test
    void shouldGoByTheTimeOfAConnectionsOwnEndpoint() throws IOException {
        var connections = Files.writeString(folder.resolve("connections.yaml"), """
                connections:
                  production: {region: eu-central-1, endpointUrl: "%s"}
                """.formatted(aws.url()));

        var baked = assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> aws.reading(
                        "build-ami", HELLO, "--release-version", "2", "--connections", connections.toString()));

        assertThat(baked.exit()).as(baked.err() + baked.out()).isZero();
        assertThat(aws.reading("status", "--json").json().path("labels").has("endpoint"))
                .isFalse();
    }

    @Test
    void shouldRefuseWhatCannotBePlanned() {
        var canary = aws.slipway("canary", HELLO, "--release-version", "2", "--image", "ami-00000000000000000");
        var back = aws.slipway("rollback", HELLO, "--json");

        assertThat(canary.exit()).isEqualTo(5);
        assertThat(canary.err()).contains("has no canary: give the spec a canary");
        assertThat(back.exit()).isEqualTo(5);
        assertThat(back.json().path("error").asText()).contains("the ledger knows no release");
        assertThat(aws.reading("list", "--all").out()).startsWith("no operation");
    }

    @Test
    void shouldNameActionAndResourceWhenAwsDenies() {
        System.setProperty("aws.accessKeyId", "AKIDDENIED0000000000");
        System.setProperty("aws.secretAccessKey", "secret");
        try {
            var denied = aws.slipway("plan", HELLO);

            assertThat(denied.exit()).isEqualTo(1);
            assertThat(denied.err())
                    .contains("autoscaling:DescribeAutoScalingGroups")
                    .hasLineCount(1);
            System.setProperty("aws.accessKeyId", "AKIDEXPIRED000000000");
            assertThat(aws.slipway("plan", HELLO).err())
                    .containsIgnoringCase("expired")
                    .hasLineCount(1);
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void shouldSayWhatIsWrongWithoutChangingAnything() {
        aws.open().close();
        var unknown = aws.reading("status", "no-such-operation");
        var nowhere = Ran.slipway("plan", HELLO, "--ledger", aws.ledger(), "--endpoint-url", "http://127.0.0.1:1");
        var badId = aws.slipway("resume", "no such id");
        var ledger = Ran.slipway("dora", "record", "incident", "--id", "I", "--ledger", "/proc/none/ledger");

        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("no operation no-such-operation in the ledger");
        assertThat(nowhere.exit()).isEqualTo(5);
        assertThat(nowhere.err())
                .contains("nobody answers at the endpoint http://127.0.0.1:1")
                .hasLineCount(1);
        assertThat(badId.exit()).isEqualTo(2);
        assertThat(ledger.exit()).isEqualTo(1);
        assertThat(ledger.err()).contains("/proc/none").doesNotContain("\tat ");
    }
}
