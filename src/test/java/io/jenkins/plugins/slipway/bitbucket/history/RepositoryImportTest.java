package io.jenkins.plugins.slipway.bitbucket.history;

import static io.jenkins.plugins.slipway.bitbucket.history.Shop.day;
import static io.jenkins.plugins.slipway.bitbucket.history.Shop.hash;
import static io.jenkins.plugins.slipway.bitbucket.history.Shop.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.PipelineRun;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.RepositoryDeployment.State;
import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepositoryImportTest {
    private final Shop shop = new Shop(SimulatedBitbucket.cloud());
    private final Ledger ledger = Ledger.inMemory();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void close() {
        ledger.close();
        shop.close();
    }

    private Counted run(Wanted wanted) {
        try (var bitbucket = shop.open()) {
            return new RepositoryImport(bitbucket, ledger, wanted, said::add).run();
        }
    }

    private List<Deployment> deployments() {
        return all(Deployment.class);
    }

    private List<String> commits() {
        return all(Commit.class).stream().map(Commit::sha).sorted().toList();
    }

    private <T> List<T> all(Class<T> type) {
        return DoraEvent.merged(ledger.doraEvents().all()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<String> hashes(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Shop::hash).toList();
    }

    @Test
    void shouldBringEveryDeploymentAsItEnded() {
        shop.chain(0, 9)
                .deployed(3)
                .deployed(4, "{env-s}", State.SUCCESSFUL)
                .deployed(5, "{env-p}", State.FAILED)
                .deployed(6, "{env-p}", State.UNDEPLOYED)
                .deployed(7, "{env-p}", State.IN_PROGRESS);

        var counted = run(wanted());

        assertThat(counted.deployments()).isEqualTo(4);
        assertThat(deployments())
                .extracting(Deployment::id, Deployment::environment, Deployment::status, Deployment::commit)
                .containsExactlyInAnyOrder(
                        tuple("bitbucket:d-1", "production", Deployment.Status.SUCCESS, hash(3)),
                        tuple("bitbucket:d-2", "pre-live", Deployment.Status.SUCCESS, hash(4)),
                        tuple("bitbucket:d-3", "production", Deployment.Status.FAILURE, hash(5)),
                        tuple("bitbucket:d-5", "production", Deployment.Status.IN_PROGRESS, hash(7)));
        assertThat(deployments())
                .allSatisfy(deployment -> assertThat(deployment.service()).isEqualTo("checkout"))
                .allSatisfy(deployment -> assertThat(deployment.repo()).isEqualTo("bitbucket:acme/checkout"));
    }

    @Test
    void shouldBringTheCommitsBetweenTheFirstAndTheLastDeploymentInOneList() {
        shop.chain(0, 20).deployed(3, 7, 12, 18);

        run(wanted());

        assertThat(commits()).isEqualTo(hashes(3, 18));
        // the baseline, and one list
        assertThat(shop.commitCalls()).hasSize(2);
    }

    @Test
    void shouldBringCommitsOfABranchThatNeverCameBack() {
        shop.chain(0, 6).commit(100, 2).commit(101, 100);
        shop.deployed(2).deployed(101, 5);

        run(wanted());

        assertThat(commits()).containsExactlyInAnyOrder(hash(2), hash(3), hash(4), hash(5), hash(100), hash(101));
    }

    @Test
    void shouldChangeNothingWhenRunAgain() {
        shop.chain(0, 9).deployed(1, 4, 8);
        run(wanted());
        var before = ledger.doraEvents().all();

        var again = run(wanted());

        assertThat(again.freshDeployments()).isZero();
        assertThat(again.commits()).isZero();
        assertThat(ledger.doraEvents().all()).isEqualTo(before);
    }

    @Test
    void shouldReadOnlyWhatIsNewTheNextTime() {
        shop.chain(0, 9).deployed(1, 4, 8);
        run(wanted());
        shop.chain(10, 30).deployed(25);

        var next = run(wanted());

        assertThat(next.freshDeployments()).isEqualTo(1);
        assertThat(next.commits()).isEqualTo(25 - 8);
        assertThat(commits()).isEqualTo(hashes(1, 25));
    }

    @Test
    void shouldGoFurtherBackWhenAskedTo() {
        shop.chain(0, 30).deployed(2, 9, 15, 22, 28);
        run(since(15));
        assertThat(deployments()).hasSize(4);
        assertThat(commits()).as("nine is the baseline").isEqualTo(hashes(9, 28));

        run(wanted());

        assertThat(deployments()).hasSize(5);
        assertThat(commits()).isEqualTo(hashes(2, 28));
    }

    private static Wanted since(int day) {
        return new Wanted(
                "checkout", Set.of(), Optional.of(day(day)), Optional.empty(), "HEAD", Optional.empty(), false);
    }

    @Test
    void shouldLeaveOutOtherEnvironmentsAndWhatSlipwayRecordedItself() {
        shop.chain(0, 9).deployed(1).deployed(2, "{env-s}", State.SUCCESSFUL).deployed(4, 8);

        run(new Wanted(
                "shop", Set.of("production"), Optional.empty(), Optional.of(day(8)), "HEAD", Optional.empty(), false));

        assertThat(deployments()).extracting(Deployment::commit).containsExactlyInAnyOrder(hash(1), hash(4));
        assertThat(deployments()).extracting(Deployment::service).containsOnly("shop");
    }

    @Test
    void shouldDropTheBaselineThatVanishedAndSaySo() {
        shop.chain(0, 20).deployed(3, 7, 12, 18);
        shop.simulated.repository().vanish(hash(3));

        var counted = run(wanted());

        assertThat(commits()).isEqualTo(hashes(7, 18));
        assertThat(counted.notes())
                .singleElement()
                .asString()
                .contains("1 deployed commits vanished", "no lead times across them", hash(3));
    }

    @Test
    void shouldCallDeploymentsOfHotfixBranchesHotfixes() {
        shop.chain(0, 9).deployed(1, 4);
        shop.simulated.repository().add(run(1, "main")).add(run(2, "hotfix/payment"));

        run(new Wanted(
                "checkout", Set.of(), Optional.empty(), Optional.empty(), "HEAD", Optional.of("hotfix/"), false));

        assertThat(deployments()).extracting(Deployment::kind).containsExactlyInAnyOrder(null, Deployment.Kind.HOTFIX);
    }

    private static PipelineRun run(int number, String branch) {
        return new PipelineRun(
                "{run-%d}".formatted(number),
                number,
                hash(number),
                Optional.of(branch),
                PipelineRun.Result.SUCCESSFUL,
                day(number),
                Optional.of(day(number)));
    }

    @Test
    void shouldCountASquashedCommitFromTheFirstOfItsPullRequest() {
        shop.chain(0, 9).commit(60, 4).commit(61, 60).deployed(3, 8);
        shop.simulated
                .repository()
                .add(
                        new PullRequest(
                                7,
                                "A change",
                                true,
                                day(1),
                                Optional.of(hash(7)),
                                Optional.of(day(7)),
                                URI.create("https://x.example")),
                        List.of(hash(5), hash(4)));

        run(new Wanted("checkout", Set.of(), Optional.empty(), Optional.empty(), "HEAD", Optional.empty(), true));

        assertThat(all(Commit.class))
                .filteredOn(commit -> commit.sha().equals(hash(7)))
                .singleElement()
                .satisfies(commit -> assertThat(commit.authoredAt()).isEqualTo(day(4)))
                .satisfies(commit -> assertThat(commit.committedAt()).isEqualTo(day(7)));
    }

    @Test
    void shouldSayThatPullRequestsAreNotIndexedOnce() {
        shop.chain(0, 9).deployed(3, 8);
        shop.simulated.repository().withoutIndex();

        var counted = run(
                new Wanted("checkout", Set.of(), Optional.empty(), Optional.empty(), "HEAD", Optional.empty(), true));

        assertThat(counted.notes()).singleElement().asString().contains("Pull Request Commit Links");
        assertThat(shop.simulated.seen())
                .filteredOn(seen -> seen.path().endsWith("/pullrequests"))
                .hasSize(1);
    }

    @Test
    void shouldReadCommitsOfADataCenterAndSayWhatIsMissing() {
        try (var dataCenter = new Shop(SimulatedBitbucket.dataCenter())) {
            dataCenter.chain(0, 300).simulated.repository().branch("main", hash(300));
            var wanted = new Wanted(
                    "checkout", Set.of(), Optional.of(day(150)), Optional.empty(), "main", Optional.empty(), false);

            var counted = new RepositoryImport(dataCenter.open(), ledger, wanted, said::add).run();

            assertThat(counted.deployments()).isZero();
            assertThat(counted.notes())
                    .singleElement()
                    .asString()
                    .contains("no deployments", "tells those of one commit only");
            assertThat(commits()).contains(hash(150), hash(300)).doesNotContain(hash(50));
        }
    }

    @Test
    void shouldBringTheCommitsSinceTheLastDeploymentOfAShallowClone() {
        shop.chain(0, 30).deployed(9, 20);
        run(wanted());

        try (var bitbucket = shop.open()) {
            var counted = new CommitHistory(bitbucket, ledger, false, said::add).upTo(hash(26));

            assertThat(counted.commits()).isEqualTo(6);
        }
        assertThat(commits()).isEqualTo(hashes(9, 26));
    }

    @Test
    void shouldRememberOnlyTheCommitItselfBeforeAnythingWasDeployed() {
        shop.chain(0, 30).simulated.repository().branch("main", hash(26));

        try (var bitbucket = shop.open()) {
            new CommitHistory(bitbucket, ledger, false, said::add).upTo("main");
        }

        assertThat(commits()).containsExactly(hash(26));
    }

    @Test
    void shouldWaitForTheLimitAsLongAsItsPatience() {
        shop.simulated.pageLength(1);
        shop.simulated.limit(60, shop.time);
        shop.chain(0, 80).deployed(1, 79);

        assertThatThrownBy(() -> run(wanted())).isInstanceOf(BitbucketUnavailable.class);
        shop.time.pass(Duration.ofHours(1));
        run(wanted());

        assertThat(commits()).isEqualTo(hashes(1, 79));
    }
}
