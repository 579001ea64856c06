package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryDeployment;
import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway dora import} and {@code record commits}, from Bitbucket. */
class BitbucketHistoryCommandsTest {
    private static final Instant TIME = Instant.parse("2026-10-01T08:00:00Z");

    @TempDir
    private Path folder;

    private SimulatedBitbucket simulated;
    private Path connections;

    @BeforeEach
    void start() throws IOException {
        simulated = SimulatedBitbucket.cloud();
        simulated
                .repository()
                .add(new DeploymentEnvironment("{p}", "Production", DeploymentEnvironment.Kind.PRODUCTION));
        for (int number = 0; number < 8; number++) {
            commit(hash(number), number == 0 ? List.of() : List.of(hash(number - 1)), number);
        }
        deployed("{one}", hash(1), 1);
        deployed("{two}", hash(5), 6);
        connections = define(SimulatedBitbucket.TOKEN);
    }

    private Path define(String token) throws IOException {
        Files.writeString(folder.resolve("token"), token + "\n");
        return Files.writeString(folder.resolve("connections.yaml"), """
                connections: {}
                bitbuckets:
                  acme:
                    url: %s
                    api: %s
                    tokenFile: %s
                """.formatted(
                        simulated.site(), simulated.api().orElseThrow(), folder.resolve("token")));
    }

    private static String hash(int number) {
        return "%040x".formatted(number);
    }

    private void commit(String hash, List<String> parents, int hour) {
        var time = TIME.plusSeconds(3600L * hour);
        simulated.repository().add(new RepositoryCommit(hash, parents, time, time));
    }

    private void deployed(String id, String hash, int hour) {
        var end = TIME.plusSeconds(3600L * hour + 1800);
        simulated
                .repository()
                .addNewest(new RepositoryDeployment(
                        id,
                        "{p}",
                        hash,
                        RepositoryDeployment.State.SUCCESSFUL,
                        Optional.of("#1"),
                        Optional.of(end.minusSeconds(60)),
                        Optional.of(end),
                        Optional.empty(),
                        Optional.empty()));
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    private Ran dora(String... arguments) {
        var all = new ArrayList<>(List.of("dora"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--ledger", folder.resolve("ledger").toString()));
        return Ran.slipway(all.toArray(String[]::new));
    }

    private Ran imported(String... more) {
        var all = new ArrayList<>(List.of(
                "import", "--from", "bitbucket", "--bitbucket", "acme", "--connections", connections.toString()));
        all.addAll(List.of(more));
        return dora(all.toArray(String[]::new));
    }

    @Test
    void shouldImportDeploymentsAndCommitsAndReportLeadTimes() {
        var first = imported("--repo", "acme/checkout");

        assertThat(first.err()).isEmpty();
        assertThat(first.exit()).isZero();
        assertThat(first.out())
                .contains("acme/checkout: deployments: 2 read, 2 new; commits: 5 read, 5 new", "in ledger ");
        var figures = dora("report", "--service", "checkout", "--from", "2026-10-01", "--to", "2026-10-02", "--json")
                .json();
        assertThat(figures.path("deployment_count").asInt()).isEqualTo(2);
        // commits 2 to 5 at 10 to 13 o'clock, live at half past two
        assertThat(figures.path("lead_time").path("median_s").asDouble()).isEqualTo(3 * 3600);
        assertThat(imported("--repo", "bitbucket:acme/checkout", "--json")
                        .json()
                        .path("new")
                        .asInt())
                .isZero();
    }

    @Test
    void shouldImportOnlyAnEnvironmentThatIsNamed() {
        assertThat(imported("--repo", "acme/checkout", "-e", "staging").out())
                .contains("deployments: 0 read", "no deployment that succeeded is known");
    }

    @Test
    void shouldSayWhatIsMissingOnTheCommandLine() {
        assertThat(imported().err()).contains("needs --repo OWNER/NAME");
        assertThat(imported("--repo", "checkout").err()).contains("write workspace/repository");
        assertThat(imported("--repo", "acme/checkout", "events.ndjson").err()).contains("one of them");
        assertThat(dora("import").err()).contains("a file, - for standard input, or --from bitbucket");
        assertThat(dora("import", "events.ndjson", "--repo", "a/b").err()).contains("is of --from bitbucket");
        assertThat(imported("--repo", "acme/checkout", "--since", "soon").exit())
                .isEqualTo(2);
    }

    @Test
    void shouldNameTheScopeThatTheTokenLacks() throws IOException {
        simulated.grant("Bearer weak-1f1f", "repository");
        connections = define("weak-1f1f");

        var refused = imported("--repo", "acme/checkout");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .contains("could not read environments", "Required: pipeline; granted: repository")
                .doesNotContain("weak-1f1f")
                .doesNotContain("defect");
    }

    @Test
    void shouldKeepWhatWasReadWhenBitbucketGivesOut() {
        simulated.answerAfter(2, 429, "", "Retry-After", "36000");

        var broken = imported("--repo", "acme/checkout");

        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.err()).contains("HTTP 429", "what was read is kept", "goes on there");
        assertThat(imported("--repo", "acme/checkout").out()).contains("2 read, 0 new; commits: 5 read, 5 new");
    }

    @Test
    void shouldRecordTheCommitsSinceTheLastDeploymentOfAShallowClone() throws Exception {
        imported("--repo", "acme/checkout");
        var clone = shallow();

        var recorded = dora(
                "record",
                "commits",
                "--repo",
                "bitbucket:acme/checkout",
                "--bitbucket",
                "acme",
                "--connections",
                connections.toString(),
                clone.toString());

        assertThat(recorded.err()).contains("is a shallow clone: the commits come from Bitbucket instead");
        assertThat(recorded.out()).contains("commits of bitbucket:acme/checkout: 3 read, 3 new");
    }

    /** Of one commit that Bitbucket knows as the child of the last one. */
    private Path shallow() throws IOException, GitAPIException {
        var clone = folder.resolve("clone");
        try (var git = Git.init().setDirectory(clone.toFile()).call()) {
            var head = git.commit()
                    .setMessage("A change")
                    .setSign(false)
                    .setAuthor("Ada", "ada@example.org")
                    .setCommitter("Ada", "ada@example.org")
                    .call()
                    .name();
            Files.writeString(clone.resolve(".git/shallow"), head + "\n");
            commit(head, List.of(hash(7)), 8);
        }
        return clone;
    }

    @Test
    void shouldRefuseAShallowCloneWithoutASignIn() throws Exception {
        var recorded = dora(
                "record",
                "commits",
                "--repo",
                "bitbucket:acme/checkout",
                shallow().toString());

        assertThat(recorded.exit()).isEqualTo(2);
        assertThat(recorded.err()).contains("--unshallow fetches them", "or --from bitbucket");
    }

    @Test
    void shouldReadABranchOfBitbucketWithoutAnyClone() {
        simulated.repository().branch("main", hash(7));

        var recorded = dora(
                "record",
                "commits",
                "--repo",
                "bitbucket:acme/checkout",
                "--from",
                "bitbucket",
                "--bitbucket",
                "acme",
                "--connections",
                connections.toString(),
                "--revision",
                "main",
                folder.resolve("none").toString());

        assertThat(recorded.out()).contains("1 read, 1 new");
    }
}
