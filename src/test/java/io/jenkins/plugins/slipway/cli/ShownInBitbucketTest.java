package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a command to what stands in a simulated Bitbucket. */
class ShownInBitbucketTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path folder;

    private SimulatedBitbucket bitbucket;

    @AfterEach
    void close() {
        if (bitbucket != null) {
            bitbucket.close();
        }
    }

    private SimulatedBitbucket opened(SimulatedBitbucket fresh) {
        bitbucket = fresh;
        bitbucket.repository().add(new RepositoryCommit(COMMIT, List.of(), TIME, TIME));
        return bitbucket;
    }

    private String connections() throws IOException {
        var token = Files.writeString(folder.resolve("token"), SimulatedBitbucket.TOKEN + "\n");
        return connections("{url: \"%s\", tokenFile: \"%s\"%s}"
                .formatted(
                        bitbucket.site(),
                        token,
                        bitbucket.api().map(api -> ", api: \"" + api + "\"").orElse("")));
    }

    private String connections(String entry) throws IOException {
        return Files.writeString(
                        folder.resolve("connections.yaml"),
                        "connections:\n  production: {region: eu-central-1}\nbitbuckets:\n  acme: " + entry + "\n")
                .toString();
    }

    private String spec(String changes) throws IOException {
        var repository = Files.createDirectories(folder.resolve("clone"));
        Files.createDirectories(repository.resolve(".git"));
        return Files.writeString(
                        Files.createDirectories(repository.resolve("deploy")).resolve("slipway.yaml"),
                        Files.readString(Path.of(RehearsalAtAPort.HELLO)) + changes)
                .toString();
    }

    private Ran run(RehearsalAtAPort aws, String repository, String... arguments) throws IOException {
        var common = Stream.of(
                "--connections",
                connections(),
                "--bitbucket",
                "acme:" + repository,
                "--bitbucket-link",
                "https://ci.example.com/7");
        return aws.slipway(Stream.concat(Stream.of(arguments), common).toArray(String[]::new));
    }

    @Test
    void shouldShowAReleaseInCloudFromItsBeginningToItsEnd() throws IOException {
        opened(SimulatedBitbucket.cloud());
        try (var aws = new RehearsalAtAPort(folder, 1200)) {
            var ran = run(aws, "acme/checkout", "deliver", spec(""), "--release-version", "1", "--commit", COMMIT);

            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.out()).doesNotContain("not shown");
            var shown = bitbucket.repository().statuses(COMMIT);
            assertThat(shown)
                    .containsKeys(
                            "slipway-deliver-hello-production",
                            "slipway-build-ami-hello-production",
                            "slipway-deploy-fleet-hello-production");
            assertThat(shown.get("slipway-deliver-hello-production")
                            .path("state")
                            .asText())
                    .isEqualTo("SUCCESSFUL");
            assertThat(shown.get("slipway-deliver-hello-production").path("url").asText())
                    .isEqualTo("https://ci.example.com/7");
            assertThat(bitbucket.repository().reports(COMMIT)).containsOnlyKeys("slipway-deliver-hello-production");
            assertThat(bitbucket.seen().stream()
                            .filter(call -> call.body() != null)
                            .map(call -> call.body().path("state").asText())
                            .findFirst())
                    .contains("INPROGRESS");
        }
    }

    @Test
    void shouldTellDataCenterOfTheDeployment() throws IOException {
        opened(SimulatedBitbucket.dataCenter());
        try (var aws = new RehearsalAtAPort(folder, 1200)) {
            var ran = run(aws, "ACME/checkout", "deliver", spec(""), "--release-version", "1", "--commit", COMMIT);

            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.out()).doesNotContain("not shown");
            assertThat(bitbucket.repository().writtenDeployments(COMMIT).values())
                    .singleElement()
                    .satisfies(deployment -> {
                        assertThat(deployment.path("state").asText()).isEqualTo("SUCCESSFUL");
                        assertThat(deployment.at("/environment/type").asText()).isEqualTo("PRODUCTION");
                    });
        }
    }

    @Test
    void shouldShowEachFaultOfASpecAtItsLineAndThatNothingWasDone() throws IOException {
        opened(SimulatedBitbucket.cloud());
        try (var aws = new RehearsalAtAPort(folder, 1200)) {
            var ran = run(
                    aws, "acme/checkout", "deliver", spec("\nmoon: 1\n"), "--release-version", "1", "--commit", COMMIT);

            assertThat(ran.exit()).isEqualTo(2);
            assertThat(bitbucket.repository().statuses(COMMIT).values())
                    .singleElement()
                    .satisfies(
                            status -> assertThat(status.path("state").asText()).isEqualTo("FAILED"));
            assertThat(bitbucket
                            .repository()
                            .annotations(COMMIT, "slipway-spec-checkout")
                            .values())
                    .singleElement()
                    .satisfies(note -> {
                        assertThat(note.path("path").asText()).isEqualTo("deploy/slipway.yaml");
                        assertThat(note.path("line").asInt()).isPositive();
                        assertThat(note.toString()).contains("moon");
                    });
        }
    }

    @Test
    void shouldShowWhyAPlanWasRefused() throws IOException {
        opened(SimulatedBitbucket.cloud());
        try (var aws = new RehearsalAtAPort(folder, 1200)) {
            var ran = run(
                    aws,
                    "acme/checkout",
                    "canary",
                    spec(""),
                    "--image",
                    "ami-0123456789abcdef0",
                    "--release-version",
                    "1",
                    "--commit",
                    COMMIT);

            assertThat(ran.exit()).as(ran.out()).isEqualTo(5);
            var status = bitbucket.repository().statuses(COMMIT).get("slipway-canary-hello-production");
            assertThat(status.path("state").asText()).isEqualTo("FAILED");
            assertThat(status.path("description").asText())
                    .startsWith("nothing was done: ")
                    .contains("has no canary");
        }
    }

    @Test
    void shouldGoOnWithoutBitbucketAndSayWhatIsNotShown() throws IOException {
        opened(SimulatedBitbucket.cloud());
        bitbucket.revoke("Bearer " + SimulatedBitbucket.TOKEN);
        try (var aws = new RehearsalAtAPort(folder, 1200)) {
            var ran = run(aws, "acme/checkout", "build-ami", spec(""), "--release-version", "1", "--commit", COMMIT);

            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.out())
                    .contains("not shown in Bitbucket at commit " + COMMIT + " of acme/checkout")
                    .doesNotContain(SimulatedBitbucket.TOKEN);
            assertThat(ran.out()).contains("build status slipway-build-ami-hello-production");
        }
    }

    @Test
    void shouldSayWhichOptionIsWrong() throws IOException {
        assertThat(refused("--bitbucket", "acme/checkout", "--commit", COMMIT)).contains("is not NAME:OWNER/REPO");
        assertThat(refused("--bitbucket", "acme:acme/che kout", "--commit", COMMIT))
                .contains("is no repository");
        assertThat(refused("--bitbucket", "acme:acme/checkout")).contains("add --commit or --bitbucket-commit");
        assertThat(refused("--bitbucket", "acme:acme/checkout", "--commit", "0123456"))
                .contains("needs the whole hash", "git rev-parse HEAD");
        assertThat(refused("--bitbucket", "moon:acme/checkout", "--commit", COMMIT))
                .contains("there is no bitbucket 'moon'");
        assertThat(refused("--bitbucket", "acme:acme/checkout", "--commit", COMMIT, "--bitbucket-link", "mailto:a"))
                .contains("is no address of a page");
        assertThat(refused("--bitbucket-link", "https://ci.example.com/7")).contains("without --bitbucket");
    }

    private String refused(String... arguments) throws IOException {
        var common = Stream.of(
                "build-ami",
                spec(""),
                "--release-version",
                "1",
                "--connections",
                connections("{tokenEnv: A}"),
                "--ledger",
                folder.resolve("unused").toString());
        var ran = Ran.slipway(Stream.concat(common, Stream.of(arguments)).toArray(String[]::new));
        assertThat(ran.exit()).as(ran.out()).isEqualTo(2);
        return ran.err();
    }

    @Test
    void shouldSayWhatIsWrongWithABitbucketOfTheFile() throws IOException {
        assertThat(faulty("{tokenEnv: A, tokenFile: b}")).contains("bitbucket 'acme' has tokenEnv and tokenFile");
        assertThat(faulty("{email: a@b.example}")).contains("bitbucket 'acme' has no token");
        assertThat(faulty("{email: a@b.example, oauthKey: k, tokenEnv: A}")).contains("has email and oauthKey");
        assertThat(faulty("{url: \"http://git.example.com\", tokenEnv: A}")).contains("needs a 'url' that begins with");
        assertThat(faulty("{url: \"https://ann:pw@git.example.com\", tokenEnv: A}"))
                .contains("without a user")
                .doesNotContain("pw@");
        assertThat(faulty("{token: secret}")).contains("unknown key 'token'").doesNotContain("secret");
    }

    private String faulty(String entry) throws IOException {
        var ran = Ran.slipway(
                "build-ami",
                spec(""),
                "--release-version",
                "1",
                "--connections",
                connections(entry),
                "--ledger",
                folder.resolve("unused").toString());
        assertThat(ran.exit()).as(ran.out()).isEqualTo(2);
        return ran.err();
    }
}
