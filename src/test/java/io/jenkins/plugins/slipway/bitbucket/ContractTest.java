package io.jenkins.plugins.slipway.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.bitbucket.simulated.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What holds of Cloud and of Data Center alike. */
class ContractTest {
    @Nested
    class OfCloud extends Contract {
        @Override
        SimulatedBitbucket start() {
            return SimulatedBitbucket.cloud();
        }
    }

    @Nested
    class OfDataCenter extends Contract {
        @Override
        SimulatedBitbucket start() {
            return SimulatedBitbucket.dataCenter();
        }
    }

    abstract static class Contract {
        private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
        private static final URI LINK = URI.create("https://ci.example.org/7");
        private final VirtualTime time = new VirtualTime();
        private SimulatedBitbucket simulated;
        private Bitbucket bitbucket;

        abstract SimulatedBitbucket start();

        @BeforeEach
        void open() {
            simulated = start();
            chain(5);
            bitbucket = open(simulated.signIn());
        }

        private Bitbucket open(SignIn signIn) {
            return Bitbuckets.open(simulated.address(), signIn, time.patience(Duration.ofSeconds(90)));
        }

        /** c0 … cN, each the parent of the next. */
        private void chain(int length) {
            IntStream.range(0, length)
                    .mapToObj(i ->
                            new RepositoryCommit("c" + i, i == 0 ? List.of() : List.of("c" + (i - 1)), at(i), at(i)))
                    .forEach(simulated.repository()::add);
            simulated.repository().branch("feature/x+y", "c" + (length - 1));
        }

        private static Instant at(int minute) {
            return TIME.plusSeconds(60L * minute);
        }

        @AfterEach
        void close() {
            bitbucket.close();
            simulated.close();
        }

        private static BuildStatus status(String key, BuildStatus.State state) {
            return new BuildStatus(key, state, "Slipway: production", "canary at 10 %", LINK);
        }

        @Test
        void shouldReadEveryStateOfABuildThatWasWritten() {
            for (var state : BuildStatus.State.values()) {
                bitbucket.put("c4", status("slipway-" + state, state));
            }

            assertThat(bitbucket.statuses("c4"))
                    .extracting(BuildStatus::state)
                    .containsExactly(BuildStatus.State.values());
            assertThat(bitbucket.statuses("c4").get(0))
                    .isEqualTo(status("slipway-IN_PROGRESS", BuildStatus.State.IN_PROGRESS));
        }

        @Test
        void shouldReplaceABuildOfTheSameKey() {
            bitbucket.put("c4", status("slipway", BuildStatus.State.IN_PROGRESS));
            bitbucket.put("c4", status("slipway", BuildStatus.State.FAILED));

            assertThat(bitbucket.statuses("c4"))
                    .extracting(BuildStatus::state)
                    .containsExactly(BuildStatus.State.FAILED);
        }

        @Test
        void shouldReadBuildsOfSeveralPages() {
            simulated.pageLength(2);
            IntStream.range(0, 5).forEach(i -> bitbucket.put("c4", status("key-" + i, BuildStatus.State.SUCCESSFUL)));

            assertThat(bitbucket.statuses("c4")).hasSize(5);
        }

        @Test
        void shouldReadWhatOthersWroteHoweverItLooks() {
            var values = "\"values\": [{\"key\": \"%s\", \"state\": \"UNKNOWN\", \"url\": \"https://ci/job/a b\"}, {}]";
            simulated.answerNext(200, ("{" + values + ", \"isLastPage\": true}").formatted("k".repeat(200)));

            assertThat(bitbucket.statuses("c4"))
                    .hasSize(2)
                    .allSatisfy(status -> assertThat(status.state()).isEqualTo(BuildStatus.State.IN_PROGRESS))
                    .allSatisfy(status -> assertThat(status.link()).hasToString(""));
        }

        @Test
        void shouldRefuseAKeyThatNotEveryBitbucketTakes() {
            assertThatThrownBy(() -> bitbucket.put("c4", status("k".repeat(41), BuildStatus.State.FAILED)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("41 characters; 1 to 40 are allowed");
            assertThat(simulated.seen()).isEmpty();
        }

        @Test
        void shouldCutANameThatIsTooLong() {
            bitbucket.put("c4", new BuildStatus("k", BuildStatus.State.FAILED, "n".repeat(300), "d".repeat(300), LINK));

            var written = bitbucket.statuses("c4").get(0);
            assertThat(written.name()).hasSize(255).endsWith("n… (cut)");
            assertThat(written.description()).hasSize(255);
        }

        @Test
        void shouldReadCommitsBetweenTwoByPagesTheNewestFirst() {
            simulated.pageLength(2);

            assertThat(all(new CommitRange("c4", Optional.of("c0"))))
                    .extracting(RepositoryCommit::id)
                    .containsExactly("c4", "c3", "c2", "c1");
        }

        @Test
        void shouldReadTheWholeHistoryOfABranchWithSignsInItsName() {
            simulated.pageLength(2);

            assertThat(all(new CommitRange("feature/x+y", Optional.empty())))
                    .hasSize(5)
                    .last()
                    .isEqualTo(new RepositoryCommit("c0", List.of(), TIME, TIME));
        }

        private List<RepositoryCommit> all(CommitRange range) {
            var all = new ArrayList<RepositoryCommit>();
            var cursor = Optional.<String>empty();
            do {
                // another client each time: a cursor outlives the one that got it
                var page = open(simulated.signIn()).commits(range, cursor);
                all.addAll(page.values());
                cursor = page.next();
            } while (cursor.isPresent());
            return all;
        }

        @Test
        void shouldAskForARepositoryWhoseNameHasSigns() {
            var odd = new RepositoryAddress(
                    simulated.site(),
                    simulated.api(),
                    simulated.address().isCloud() ? "{f991126e-6825}" : "~ada",
                    "a.b-c_d");

            assertThatThrownBy(() -> Bitbuckets.open(odd, simulated.signIn(), time.patience(Duration.ofSeconds(90)))
                            .put("c4", status("k", BuildStatus.State.FAILED)))
                    .isInstanceOf(NotInBitbucket.class)
                    .hasMessageStartingWith(odd.fullName() + ": could not write a build status");
            assertThat(simulated.seen().get(0).path())
                    .contains(odd.owner() + "/")
                    .contains("/a.b-c_d/commit");
        }

        @Test
        void shouldSayWhichCommitVanished() {
            simulated.repository().vanish("c0");

            assertThatThrownBy(() -> bitbucket.commits(new CommitRange("c4", Optional.of("c0")), Optional.empty()))
                    .isInstanceOf(NotInBitbucket.class)
                    .hasMessageContaining("could not read commits")
                    .hasMessageContaining("c0")
                    .hasMessageContaining("HTTP 404");
        }

        @Test
        void shouldFindTheMergedPullRequestOfACommitAndItsOwnCommits() {
            var merged = pullRequest(true);
            simulated.repository().add(merged, List.of("c2", "c1"));

            var found = (PullRequestsOfCommit.Known) bitbucket.pullRequestsOf("c3");

            assertThat(found.all())
                    .singleElement()
                    .satisfies(request -> assertThat(request.id()).isEqualTo(12))
                    .satisfies(request -> assertThat(request.isMerged()).isTrue())
                    .satisfies(request -> assertThat(request.createdAt()).isEqualTo(TIME))
                    .satisfies(request -> assertThat(request.mergeCommit()).contains("c3"));
            assertThat(bitbucket.commitsOf(found.all().get(0), Optional.empty()).values())
                    .extracting(RepositoryCommit::id)
                    .containsExactly("c2", "c1");
        }

        private static PullRequest pullRequest(boolean isMerged) {
            return new PullRequest(12, "A change", isMerged, TIME, Optional.of("c3"), Optional.of(at(9)), LINK);
        }

        @Test
        void shouldFindNoPullRequestOfACommitThatWasPushed() {
            assertThat(bitbucket.pullRequestsOf("c3")).isEqualTo(new PullRequestsOfCommit.Known(List.of()));
        }

        @Test
        void shouldWriteAReportWithAllItsAnnotationsInPlaceOfTheOneBefore() {
            bitbucket.put("c4", report(250, 3));
            bitbucket.put("c4", report(120, 3));

            assertThat(simulated.repository().annotations("c4", "slipway")).hasSize(120);
            var written = simulated.repository().reports("c4").get("slipway");
            assertThat(written.path("data").size()).isEqualTo(3);
            assertThat(written.path("title").asText()).isEqualTo("Canary");
            assertThat(written.path("reporter").asText()).isEqualTo("Slipway");
        }

        @Test
        void shouldCutAReportThatIsTooLargeAndSayWhatIsMissing() {
            bitbucket.put("c4", report(1_100, 14));

            var written = simulated.repository().reports("c4").get("slipway");
            assertThat(simulated.repository().annotations("c4", "slipway")).hasSize(1_000);
            assertThat(written.path("details").asText())
                    .hasSizeLessThanOrEqualTo(2_000)
                    .contains("of 14 figures are shown", "1000 of 1100 annotations are shown");
        }

        private static InsightsReport report(int annotations, int figures) {
            return new InsightsReport(
                    "slipway",
                    "Canary",
                    "d".repeat(3_000),
                    InsightsReport.Result.FAILED,
                    Optional.of(LINK),
                    IntStream.range(0, figures)
                            .<InsightsReport.Figure>mapToObj(i -> new InsightsReport.NumberFigure("f" + i, i))
                            .toList(),
                    IntStream.range(0, annotations)
                            .mapToObj(i -> new InsightsReport.Annotation(
                                    "a" + i,
                                    "slipway.yaml",
                                    Optional.of(i + 1),
                                    "m".repeat(2_500),
                                    InsightsReport.Severity.HIGH,
                                    Optional.empty()))
                            .toList());
        }

        @Test
        void shouldSayThatTheTokenIsNotTaken() {
            assertThatThrownBy(() -> open(token("wrong-9c1b")).statuses("c4"))
                    .isInstanceOf(BitbucketRefused.class)
                    .hasMessageContaining("HTTP 401")
                    .hasMessageContaining("not expired, not revoked")
                    .hasMessageNotContaining("wrong-9c1b");
        }

        private static SignIn token(String token) {
            return new SignIn.AccessToken(() -> token);
        }

        @Test
        void shouldNameWhatATokenLacks() {
            simulated.grant("Bearer weak-2d4e");

            assertThatThrownBy(() -> open(token("weak-2d4e")).put("c4", status("k", BuildStatus.State.FAILED)))
                    .isInstanceOf(BitbucketRefused.class)
                    .hasMessageContaining("could not write a build status")
                    .hasMessageMatching("(?s).*(scope repository|permission Repository read).*")
                    .hasMessageNotContaining("weak-2d4e");
        }

        @Test
        void shouldNameTheNewPlaceOfARepositoryThatMoved() {
            simulated.moveTo("acme/shop");

            assertThatThrownBy(() -> bitbucket.commits(new CommitRange("c4", Optional.empty()), Optional.empty()))
                    .isInstanceOf(NotInBitbucket.class)
                    .hasMessageContaining("moved to acme/shop: name that one");
            assertThat(simulated.seen()).hasSize(1);
        }

        @Test
        void shouldNotFollowARedirectToAnotherHost() {
            simulated.answerNext(302, "", "Location", "https://evil.example.org/login");

            assertThatThrownBy(() -> bitbucket.put("c4", status("k", BuildStatus.State.FAILED)))
                    .isInstanceOf(NotInBitbucket.class)
                    .hasMessageContaining("redirect (HTTP 302)");
        }

        @Test
        void shouldWaitAsLongAsItIsAskedToWhenTheLimitIsUsedUp() {
            simulated.answerNext(429, "", "Retry-After", "40");

            bitbucket.put("c4", status("k", BuildStatus.State.SUCCESSFUL));

            assertThat(bitbucket.statuses("c4")).hasSize(1);
            assertThat(time.waits()).containsExactly(Duration.ofSeconds(41));
        }

        @Test
        void shouldReadADateToComeAgain() {
            simulated.answerNext(429, "", "Retry-After", "Mon, 23 Nov 2026 08:00:20 GMT");

            bitbucket.statuses("c4");

            assertThat(time.waits()).containsExactly(Duration.ofSeconds(21));
        }

        @Test
        void shouldBackOffWhenALimitNamesNoTime() {
            simulated.answerNext(429, "Rate limit for this resource has been exceeded");
            simulated.answerNext(429, "");
            simulated.answerNext(429, "");

            bitbucket.statuses("c4");

            assertThat(time.waits())
                    .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        }

        @Test
        void shouldGiveUpWhenItIsToComeAgainTooLate() {
            simulated.answerNext(429, "", "Retry-After", "1800");

            assertThatThrownBy(() -> bitbucket.statuses("c4"))
                    .isInstanceOfSatisfying(
                            BitbucketUnavailable.class,
                            limited -> assertThat(limited.notBefore()).contains(VirtualTime.START.plusSeconds(1800)))
                    .hasMessageContaining("rate limit is used up (HTTP 429)");
            assertThat(time.waits()).isEmpty();
        }

        @Test
        void shouldTryAgainWhatIsBrokenForAWhile() {
            simulated.answerNext(503, "<html>down</html>");
            simulated.answerNext(502, "");

            bitbucket.put("c4", status("k", BuildStatus.State.SUCCESSFUL));

            assertThat(bitbucket.statuses("c4")).hasSize(1);
        }

        @Test
        void shouldGiveUpWhenItStaysBroken() {
            IntStream.range(0, 20).forEach(i -> simulated.answerNext(503, ""));

            assertThatThrownBy(() -> bitbucket.statuses("c4"))
                    .isInstanceOf(BitbucketUnavailable.class)
                    .hasMessageContaining("could not read build statuses")
                    .hasMessageContaining("HTTP 503");
            assertThat(time.waits().stream().reduce(Duration.ZERO, Duration::plus))
                    .isLessThan(Duration.ofSeconds(90));
        }

        @Test
        void shouldSayWhenNobodyIsThere() {
            simulated.close();

            assertThatThrownBy(() -> bitbucket.statuses("c4"))
                    .isInstanceOf(BitbucketUnavailable.class)
                    .hasMessageContaining("no answer (ConnectException");
        }

        @Test
        void shouldSayWhenTheAnswerIsNoneOfBitbucket() {
            simulated.answerNext(200, "<html>Welcome to the portal</html>");

            assertThatThrownBy(() -> bitbucket.statuses("c4"))
                    .isInstanceOf(BitbucketUnavailable.class)
                    .hasMessageContaining("no answer of Bitbucket");
        }

        @Test
        void shouldPassOnWhatIsNotTaken() {
            simulated.answerNext(400, """
                    {"type": "error", "error": {"message": "Bad request", "fields": {"url": ["Enter a valid URL."]}},
                     "errors": [{"context": "url", "message": "Enter a valid URL.", "exceptionName": null}]}
                    """);

            assertThatThrownBy(() -> bitbucket.put("c4", status("k", BuildStatus.State.FAILED)))
                    .isInstanceOf(BitbucketRefused.class)
                    .hasMessageContaining("HTTP 400")
                    .hasMessageContaining("Enter a valid URL");
        }

        @Test
        void shouldEndWhenInterrupted() {
            simulated.answerNext(429, "");
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> bitbucket.statuses("c4"))
                    .isInstanceOf(BitbucketUnavailable.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void shouldReadTheTokenAnewForEachCallAndShowItNowhere() {
            simulated.grant("Bearer second", "repository", "REPO_READ");
            var tokens = new ArrayList<>(List.of(SimulatedBitbucket.TOKEN, "second"));
            var signIn = new SignIn.AccessToken(() -> tokens.remove(0));
            var anew = open(signIn);

            anew.statuses("c4");
            anew.statuses("c4");

            assertThat(simulated.seen())
                    .extracting(seen -> seen.authorization().orElseThrow())
                    .containsExactly("Bearer " + SimulatedBitbucket.TOKEN, "Bearer second");
            assertThat(signIn.toString()).isEqualTo("access token");
        }
    }
}
