package io.jenkins.plugins.slipway.bitbucket.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.Bitbuckets;
import io.jenkins.plugins.slipway.bitbucket.BuildStatus;
import io.jenkins.plugins.slipway.bitbucket.CommitRange;
import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment;
import io.jenkins.plugins.slipway.bitbucket.DeploymentStatus;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport;
import io.jenkins.plugins.slipway.bitbucket.NotOffered;
import io.jenkins.plugins.slipway.bitbucket.Page;
import io.jenkins.plugins.slipway.bitbucket.Patience;
import io.jenkins.plugins.slipway.bitbucket.PipelineRun;
import io.jenkins.plugins.slipway.bitbucket.PullRequestsOfCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryDeployment;
import io.jenkins.plugins.slipway.bitbucket.SignIn;
import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.bitbucket.simulated.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloudBitbucketTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    private static final URI LINK = URI.create("https://ci.example.org/7");
    private static final InsightsReport REPORT = new InsightsReport(
            "slipway",
            "Canary",
            "better",
            InsightsReport.Result.PENDING,
            Optional.of(LINK),
            List.of(
                    new InsightsReport.PercentageFigure("errors", 0.5),
                    new InsightsReport.DurationFigure("bake", Duration.ofMinutes(2)),
                    new InsightsReport.LinkFigure("page", "open", LINK)),
            List.of());
    private final VirtualTime time = new VirtualTime();
    private SimulatedBitbucket simulated;
    private Bitbucket bitbucket;

    @BeforeEach
    void open() {
        simulated = SimulatedBitbucket.cloud();
        simulated.repository().add(new RepositoryCommit("c0", List.of(), TIME, TIME));
        bitbucket = open(simulated.signIn());
    }

    @AfterEach
    void close() {
        simulated.close();
    }

    private Bitbucket open(SignIn signIn) {
        return Bitbuckets.open(simulated.address(), signIn, time.patience(Duration.ofSeconds(90)));
    }

    private static BuildStatus status() {
        return new BuildStatus("k", BuildStatus.State.FAILED, "n", "d", LINK);
    }

    @Test
    void shouldReadDeploymentsOfAllPagesThoughNoneNamesTheNext() {
        simulated.pageLength(2);
        for (var state : RepositoryDeployment.State.values()) {
            simulated.repository().add(deployment("{" + state + "}", state));
        }

        assertThat(all(bitbucket::deployments))
                .containsExactlyElementsOf(List.of(RepositoryDeployment.State.values()).stream()
                        .map(state -> deployment("{" + state + "}", state))
                        .toList());
    }

    private static RepositoryDeployment deployment(String id, RepositoryDeployment.State state) {
        return new RepositoryDeployment(
                id,
                "{env}",
                "c0",
                state,
                Optional.of("#12"),
                Optional.of(TIME),
                Optional.of(TIME.plusSeconds(90)),
                Optional.of("https://bitbucket.org/acme/checkout/pipelines/results/12"),
                Optional.of("{run}"));
    }

    @Test
    void shouldReadEnvironmentsOfAllPages() {
        simulated.pageLength(1);
        var production = new DeploymentEnvironment("{e1}", "prod", DeploymentEnvironment.Kind.PRODUCTION);
        var staging = new DeploymentEnvironment("{e2}", "stage", DeploymentEnvironment.Kind.STAGING);
        var test = new DeploymentEnvironment("{e3}", "test", DeploymentEnvironment.Kind.TESTING);
        simulated.repository().add(production).add(staging).add(test);

        assertThat(bitbucket.environments()).containsExactly(production, staging, test);
    }

    @Test
    void shouldReadRunsOfPipelines() {
        simulated.pageLength(2);
        var runs = IntStream.range(0, PipelineRun.Result.values().length)
                .mapToObj(i -> new PipelineRun(
                        "{run-" + i + "}",
                        i,
                        "c0",
                        Optional.of("main"),
                        PipelineRun.Result.values()[i],
                        TIME,
                        i == 0 ? Optional.empty() : Optional.of(TIME.plusSeconds(60))))
                .toList();
        runs.forEach(simulated.repository()::add);

        assertThat(all(bitbucket::pipelines)).isEqualTo(runs);
    }

    private static <T> List<T> all(Function<Optional<String>, Page<T>> pages) {
        var all = new ArrayList<T>();
        var cursor = Optional.<String>empty();
        do {
            var page = pages.apply(cursor);
            all.addAll(page.values());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    @Test
    void shouldSayThatPullRequestsAreIndexed() {
        simulated.repository().index("c0");

        assertThat(bitbucket.pullRequestsOf("c0")).isInstanceOf(PullRequestsOfCommit.Indexing.class);
    }

    @Test
    void shouldSayHowPullRequestsAreIndexed() {
        simulated.repository().withoutIndex();

        assertThat(bitbucket.pullRequestsOf("c0"))
                .isInstanceOfSatisfying(
                        PullRequestsOfCommit.NotIndexed.class,
                        not -> assertThat(not.message())
                                .contains("have not yet been indexed", "Pull Request Commit Links"));
    }

    @Test
    void shouldNameTheScopesOfCloud() {
        simulated.grant("Bearer weak", "pullrequest");

        assertThatThrownBy(() -> open(new SignIn.AccessToken(() -> "weak")).statuses("c0"))
                .isInstanceOf(BitbucketRefused.class)
                .hasMessageContaining("Required: repository; granted: pullrequest")
                .hasMessageContaining("it needs the scope repository (API token: read:repository:bitbucket)");
    }

    @Test
    void shouldNotSendATokenToTheHostOfANextPage() {
        simulated.answerNext(200, "{\"values\": [], \"next\": \"https://evil.example.org/2.0/x?page=2\"}");
        var page = bitbucket.commits(new CommitRange("c0", Optional.empty()), Optional.empty());

        assertThatThrownBy(() -> bitbucket.commits(new CommitRange("c0", Optional.empty()), page.next()))
                .isInstanceOf(BitbucketRefused.class)
                .hasMessageContaining("the next page is at evil.example.org");
    }

    @Test
    void shouldSignInByApiToken() {
        // ada@example.org:t
        simulated.grant("Basic YWRhQGV4YW1wbGUub3JnOnQ=", "repository");

        open(new SignIn.ApiToken("ada@example.org", () -> "t")).put("c0", status());

        assertThat(simulated.repository().statuses("c0")).hasSize(1);
    }

    @Test
    void shouldFetchTheTokenOfAConsumerOnceAndAnewBeforeItEnds() {
        var consumer = consumer();

        consumer.statuses("c0");
        time.pass(Duration.ofMinutes(117));
        consumer.statuses("c0");
        assertThat(simulated.tokensGiven()).isEqualTo(1);
        time.pass(Duration.ofMinutes(2));
        consumer.statuses("c0");
        assertThat(simulated.tokensGiven()).isEqualTo(2);
    }

    @Test
    void shouldFetchTheTokenOfAConsumerAnewWhenItIsRefused() {
        var consumer = consumer();
        consumer.statuses("c0");
        simulated.revoke("Bearer consumer-1");

        assertThat(consumer.statuses("c0")).isEmpty();
        assertThat(simulated.tokensGiven()).isEqualTo(2);
    }

    /** Of key k and secret s. */
    private Bitbucket consumer() {
        simulated.grant("Basic azpz", "repository");
        return open(new SignIn.OAuthConsumer("k", () -> "s"));
    }

    @Test
    void shouldSayThatAConsumerIsNotTaken() {
        assertThatThrownBy(() ->
                        open(new SignIn.OAuthConsumer("k", () -> "wrong-5e5e")).statuses("c0"))
                .isInstanceOf(BitbucketRefused.class)
                .hasMessageContaining("could not sign in")
                .hasMessageContaining("OAuth consumer k")
                .hasMessageContaining("Invalid OAuth client credentials")
                .hasMessageNotContaining("wrong-5e5e");
        assertThat(simulated.seen()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void shouldReadAPublicRepositoryAsNobody() {
        assertThat(open(new SignIn.Nobody()).statuses("c0")).isEmpty();
        assertThat(simulated.seen().get(0).authorization()).isEmpty();
    }

    @Test
    void shouldWriteReportsThroughTheProxyOfAStepAndNothingElse() {
        var address = new RepositoryAddress(URI.create("https://bitbucket.org"), "acme", "checkout");
        var proxied =
                Bitbuckets.open(address, new SignIn.StepProxy(simulated.site()), time.patience(Duration.ofSeconds(90)));

        proxied.put("c0", REPORT);

        assertThat(simulated.repository().reports("c0")).containsOnlyKeys("slipway");
        assertThat(simulated.seen())
                .allSatisfy(seen -> assertThat(seen.authorization()).isEmpty());
        assertThatThrownBy(() -> proxied.put("c0", status()))
                .isInstanceOf(NotOffered.class)
                .hasMessageContaining("Code Insights reports only, not build statuses");
    }

    @Test
    void shouldWriteAReportInTheFormOfCloud() {
        bitbucket.put("c0", REPORT);

        var written = simulated.repository().reports("c0").get("slipway");
        assertThat(written.path("result").asText()).isEqualTo("PENDING");
        assertThat(written.path("report_type").asText()).isEqualTo("TEST");
        assertThat(written.path("data").toString()).isEqualTo("""
                        [{"title":"errors","type":"PERCENTAGE","value":0.5},{"title":"bake","type":"DURATION","value":120000},\
                        {"title":"page","type":"LINK","value":{"text":"open","href":"https://ci.example.org/7"}}]""");
    }

    @Test
    void shouldSayThatCloudTakesNoDeployments() {
        var deployment = new DeploymentStatus(
                "k",
                1,
                DeploymentStatus.State.SUCCESSFUL,
                "n",
                "d",
                LINK,
                "e",
                "E",
                DeploymentEnvironment.Kind.PRODUCTION);

        assertThatThrownBy(() -> bitbucket.put("c0", deployment))
                .isInstanceOf(NotOffered.class)
                .hasMessageContaining("step of Pipelines with 'deployment:'");
    }

    @Test
    void shouldRefuseToShowATokenOnTheWay() {
        var address = new RepositoryAddress(
                URI.create("https://bitbucket.org"),
                Optional.of(URI.create("http://gateway.example/2.0")),
                "acme",
                "checkout");

        assertThatThrownBy(() -> Bitbuckets.open(address, new SignIn.Nobody(), Patience.usual()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no https address");
    }

    @Test
    void shouldSlowDownWhileTheLimitIsNear() {
        simulated.limit(1_000, time);
        IntStream.range(0, 810).forEach(i -> bitbucket.statuses("c0"));

        assertThat(time.waits()).hasSize(9).containsOnly(Duration.ofSeconds(18));
    }

    @Test
    void shouldNotFailBecauseTheLimitIsNear() {
        simulated.limit(60, time);
        IntStream.range(0, 60).forEach(i -> bitbucket.statuses("c0"));

        // five minutes are more than the patience of this one
        assertThat(time.waits()).isEmpty();
    }
}
