package io.jenkins.plugins.slipway.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is read and written, of Cloud and of Data Center alike. */
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

    abstract static class Contract extends OpenedBitbucket {
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
    }
}
