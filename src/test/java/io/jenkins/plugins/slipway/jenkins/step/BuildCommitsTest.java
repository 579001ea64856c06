package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.SignIn;
import io.jenkins.plugins.slipway.bitbucket.Site;
import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.jenkins.recording.ChangeChain;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commits behind what a build deploys, out of its workspace or out of change logs. */
class BuildCommitsTest {
    private static final Instant THEN = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;

    private Path workspace;
    private RehearsedJenkins jenkins;
    private RehearsedBuild build;

    @BeforeEach
    void start() throws IOException {
        jenkins = new RehearsedJenkins(new LedgerAddress.InMemory(), Behaviour.GOOD, Estate.empty());
        build = new RehearsedBuild(jenkins, "shop/checkout#12");
        workspace = Files.createDirectory(folder.resolve("workspace"));
        build.workspace = workspace;
    }

    @AfterEach
    void close() throws InterruptedException {
        jenkins.close();
    }

    @Test
    void shouldReadTheCloneOfTheWorkspaceAndOnlyWhatIsNewTheNextTime() throws Exception {
        commit(workspace.resolve("service"), "a");
        var two = commit(workspace.resolve("service"), "b");
        record("service", two, Optional.of("shop"));
        assertThat(build.log()).contains("commits of shop: 2 new");

        var three = commit(workspace.resolve("service"), "c");
        record("service", three, Optional.of("shop"));

        assertThat(build.log()).contains("commits of shop: 1 new");
        assertThat(commits())
                .hasSize(3)
                .allSatisfy(commit -> assertThat(commit.repo()).isEqualTo("shop"));
        assertThat(commits().get(2).parents()).containsExactly(two);
    }

    @Test
    void shouldNameTheRepositoryAfterTheAddressOfTheClone() throws Exception {
        var head = commit(workspace, "a");
        try (var git = Git.open(workspace.toFile())) {
            git.getRepository().getConfig().setString("remote", "origin", "url", "git@bitbucket.org:acme/checkout.git");
            git.getRepository().getConfig().save();
        }

        record(".", head, Optional.empty());

        assertThat(commits()).extracting(Commit::repo).containsExactly("bitbucket:acme/checkout");
    }

    @Test
    void shouldTakeTheChangeLogWhenThereIsNoClone() throws Exception {
        build.changes = changes("c2", "c1");

        record(".", "c2", Optional.of("shop"));

        assertThat(commits()).extracting(Commit::sha).containsExactlyInAnyOrder("c2", "c1");
        assertThat(build.log())
                .contains("commits of the change log, in one line: 2 new")
                .contains("not a git repository");
        build.workspace = null;
        record(".", "c2", Optional.of("shop"));
        assertThat(commits()).as("known already").hasSize(2);
    }

    @Test
    void shouldSayThatACommitVanishedAndThereAreNoLeadTimes() throws Exception {
        commit(workspace, "a");

        record(".", "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef", Optional.of("shop"));

        assertThat(commits()).isEmpty();
        assertThat(build.log())
                .contains("no commits are known, so no lead times")
                .contains("has no commit 'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef'");
    }

    @Test
    void shouldNotReadARepositoryOutsideOfTheWorkspace() throws Exception {
        var head = commit(folder.resolve("other"), "secret");
        Files.writeString(workspace.resolve(".git"), "gitdir: " + folder.resolve("other/.git") + "\n");
        Files.createSymbolicLink(workspace.resolve("link"), folder.resolve("other"));

        for (var place : List.of(".", "link", "../other", "absent")) {
            record(place, head, Optional.of("shop"));
        }

        assertThat(commits()).isEmpty();
        assertThat(build.log())
                .contains("the clone of '.' is not in the workspace")
                .contains("there is no folder 'link' in the workspace")
                .contains("there is no folder '../other' in the workspace")
                .contains("there is no folder 'absent' in the workspace");
    }

    @Test
    void shouldReadThemWithADeploymentThatIsRecorded() throws Exception {
        var head = commit(workspace, "a");
        var step = new RecordDeploymentStep("build-71");
        step.setService("checkout");
        step.setEnvironment("production");
        step.setStatus("SUCCESS");
        step.setRepo("shop");
        step.setCommit(head);

        new Recording(step.event(THEN), ".", new NoAnswer(build), jenkins.operations()).enter();

        jenkins.until("the deployment", () -> build.logged("deployment build-71: recorded") == 1);
        assertThat(commits()).extracting(Commit::sha).containsExactly(head);
    }

    @Test
    void shouldTakeWhatAShallowCloneLacksFromBitbucket() throws Exception {
        try (var bitbucket = SimulatedBitbucket.cloud()) {
            jenkins.bitbuckets.put("acme", new Site(bitbucket.site(), bitbucket.api(), bitbucket.signIn()));
            var head = shallow(bitbucket);

            record(".", head, Optional.of("bitbucket:acme/checkout"));

            assertThat(build.log())
                    .contains("commits of bitbucket:acme/checkout from Bitbucket: 2 new")
                    .contains("is a shallow clone");
            assertThat(commits()).extracting(Commit::sha).contains(head, "b".repeat(40));
        }
    }

    @Test
    void shouldTakeTheChangeLogWhenBitbucketRefuses() throws Exception {
        try (var bitbucket = SimulatedBitbucket.cloud()) {
            jenkins.bitbuckets.put(
                    "acme", new Site(bitbucket.site(), bitbucket.api(), new SignIn.AccessToken(() -> "wrong-8b8b")));
            var head = shallow(bitbucket);
            build.changes = changes(head, "c1");

            record(".", head, Optional.of("bitbucket:acme/checkout"));

            assertThat(build.log())
                    .contains("no commits from Bitbucket: acme/checkout: could not read commits")
                    .contains("commits of the change log, in one line: 2 new")
                    .doesNotContain("wrong-8b8b");
        }
    }

    /** Its one commit follows one that the ledger knows as deployed, by way of one that only Bitbucket has. */
    private String shallow(SimulatedBitbucket bitbucket) throws IOException, GitAPIException {
        var head = commit(workspace, "a");
        Files.writeString(workspace.resolve(".git/shallow"), head + "\n");
        var ids = List.of("a".repeat(40), "b".repeat(40), head);
        for (int i = 0; i < ids.size(); i++) {
            bitbucket
                    .repository()
                    .add(new RepositoryCommit(ids.get(i), i == 0 ? List.of() : List.of(ids.get(i - 1)), THEN, THEN));
        }
        var deployed = new Commit("bitbucket:acme/checkout", ids.get(0), List.of(), THEN, THEN, null, null);
        var before = new Deployment(
                "build-70",
                "checkout",
                "production",
                Deployment.Status.SUCCESS,
                ids.get(0),
                deployed.repo(),
                THEN,
                THEN,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        jenkins.operations().ledger().doraEvents().append(List.of(deployed, before));
        return head;
    }

    private void record(String place, String commit, Optional<String> repo) throws InterruptedException {
        new BuildCommits(build.node(), jenkins.operations()).record(place, commit, repo, Optional.of("shop"));
    }

    private List<Commit> commits() {
        return DoraEvent.merged(jenkins.operations().ledger().doraEvents().all()).stream()
                .filter(Commit.class::isInstance)
                .map(Commit.class::cast)
                .toList();
    }

    private static ChangeChain changes(String... ids) {
        return new ChangeChain(List.of(ids).stream()
                .map(id -> new Commit(null, id, null, THEN, THEN, List.of("a"), null))
                .toList());
    }

    private static String commit(Path place, String path) throws IOException, GitAPIException {
        try (var git = Git.init().setDirectory(place.toFile()).call()) {
            Files.writeString(place.resolve(path), path);
            git.add().addFilepattern(path).call();
            return git.commit()
                    .setMessage(path)
                    .setSign(false)
                    .setAuthor("A", "a@example.org")
                    .call()
                    .name();
        }
    }

    private record NoAnswer(RehearsedBuild of) implements StepAnswer {
        @Override
        public Build build() {
            return of.node();
        }

        @Override
        public void succeed(Object value) {}

        @Override
        public void fail(Throwable why) {
            throw new AssertionError(why);
        }
    }
}
