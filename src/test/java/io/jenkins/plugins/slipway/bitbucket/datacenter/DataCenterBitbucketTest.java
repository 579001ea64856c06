package io.jenkins.plugins.slipway.bitbucket.datacenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.Bitbuckets;
import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment;
import io.jenkins.plugins.slipway.bitbucket.DeploymentStatus;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport;
import io.jenkins.plugins.slipway.bitbucket.NotOffered;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.SignIn;
import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.bitbucket.simulated.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataCenterBitbucketTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    private static final URI LINK = URI.create("https://ci.example.org/7");
    private final VirtualTime time = new VirtualTime();
    private SimulatedBitbucket simulated;
    private Bitbucket bitbucket;

    @BeforeEach
    void open() {
        simulated = SimulatedBitbucket.dataCenter();
        simulated.repository().add(new RepositoryCommit("c0", List.of(), TIME, TIME));
        bitbucket = Bitbuckets.open(simulated.address(), simulated.signIn(), time.patience(Duration.ofSeconds(90)));
    }

    @AfterEach
    void close() {
        simulated.close();
    }

    @Test
    void shouldWriteADeploymentAndReplaceTheOneOfTheSameKeyEnvironmentAndNumber() {
        bitbucket.put("c0", deployment(7, DeploymentStatus.State.IN_PROGRESS));
        bitbucket.put("c0", deployment(7, DeploymentStatus.State.ROLLED_BACK));
        bitbucket.put("c0", deployment(8, DeploymentStatus.State.SUCCESSFUL));

        var written = simulated.repository().writtenDeployments("c0");
        assertThat(written).containsOnlyKeys("checkout/prod/7", "checkout/prod/8");
        assertThat(written.get("checkout/prod/7")).hasToString("""
                        {"deploymentSequenceNumber":7,"description":"by Slipway","displayName":"v7",\
                        "environment":{"key":"prod","displayName":"Production","type":"PRODUCTION"},\
                        "key":"checkout","state":"ROLLED_BACK","url":"https://ci.example.org/7"}""");
    }

    private static DeploymentStatus deployment(long number, DeploymentStatus.State state) {
        return new DeploymentStatus(
                "checkout",
                number,
                state,
                "v7",
                "by Slipway",
                LINK,
                "prod",
                "Production",
                DeploymentEnvironment.Kind.PRODUCTION);
    }

    @Test
    void shouldSayWhatADataCenterDoesNotOffer() {
        assertThatThrownBy(() -> bitbucket.deployments(Optional.empty()))
                .isInstanceOf(NotOffered.class)
                .hasMessageContaining("ACME/checkout")
                .hasMessageContaining("tells those of one commit only");
        assertThatThrownBy(bitbucket::environments).isInstanceOf(NotOffered.class);
        assertThatThrownBy(() -> bitbucket.pipelines(Optional.empty())).isInstanceOf(NotOffered.class);
        assertThat(simulated.seen()).isEmpty();
    }

    @Test
    void shouldRefuseSignInsOfCloud() {
        for (var signIn : List.of(
                new SignIn.ApiToken("ada@example.org", () -> "t"),
                new SignIn.OAuthConsumer("k", () -> "s"),
                new SignIn.StepProxy(URI.create("http://localhost:29418")))) {
            assertThatThrownBy(() -> Bitbuckets.open(simulated.address(), signIn))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("HTTP access tokens only");
        }
    }

    @Test
    void shouldWriteAPendingReportWithoutAResult() {
        bitbucket.put(
                "c0",
                new InsightsReport(
                        "slipway",
                        "Canary",
                        "d",
                        InsightsReport.Result.PENDING,
                        Optional.empty(),
                        List.of(new InsightsReport.TextFigure("verdict", "not yet")),
                        List.of()));

        assertThat(simulated.repository().reports("c0").get("slipway")).hasToString("""
                        {"title":"Canary","details":"d","reporter":"Slipway",\
                        "data":[{"title":"verdict","type":"TEXT","value":"not yet"}]}""");
    }

    /** Annotations of an id that is there are refused: what became of the first is for the whole report to find out. */
    @Test
    void shouldNotSendAnnotationsAgainByItself() {
        var report = new InsightsReport(
                "slipway",
                "Canary",
                "d",
                InsightsReport.Result.FAILED,
                Optional.empty(),
                List.of(),
                List.of(new InsightsReport.Annotation(
                        "a", "slipway.yaml", Optional.of(3), "m", InsightsReport.Severity.LOW, Optional.empty())));
        bitbucket.put("c0", report);
        simulated.answerNext(200, "{}");
        simulated.answerNext(204, "");
        simulated.answerNext(503, "");

        assertThatThrownBy(() -> bitbucket.put("c0", report))
                .isInstanceOf(BitbucketUnavailable.class)
                .hasMessageContaining("could not write annotations");
        bitbucket.put("c0", report);
        assertThat(simulated.repository().annotations("c0", "slipway")).containsOnlyKeys("a");
    }

    @Test
    void shouldWaitForTheBucketToFill() {
        simulated.answerNext(
                429,
                "",
                "X-RateLimit-Remaining",
                "0",
                "X-RateLimit-FillRate",
                "5",
                "X-RateLimit-Interval-Seconds",
                "20");

        bitbucket.statuses("c0");

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(5));
    }
}
