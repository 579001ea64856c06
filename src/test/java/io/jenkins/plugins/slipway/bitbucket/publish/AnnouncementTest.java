package io.jenkins.plugins.slipway.bitbucket.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.BuildStatus.State;
import io.jenkins.plugins.slipway.bitbucket.DeploymentStatus;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.spec.Fault;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnnouncementTest {
    private static final Showcase SHOWCASE =
            Showcase.of("acme", "acme/checkout", "0".repeat(40)).blaming("deploy/slipway.yaml", Map.of());
    private static final Map<String, String> LABELS =
            Map.of("service", "checkout", "environment", "production", "version", "1.4.2");

    private static OperationRecord deliver() {
        var labels = new TreeMap<>(LABELS);
        labels.putAll(SHOWCASE.labels());
        return new OperationRecord(
                new OperationId("20261122-164500-deliver-checkout-7f3a"),
                "deliver",
                List.of(),
                labels,
                "ann",
                1,
                Instant.parse("2026-11-22T16:45:00Z"),
                Optional.empty());
    }

    @Test
    void shouldShowThatItIsUnderWay() {
        var cloud = RememberedBitbucket.cloud();
        var dataCenter = RememberedBitbucket.dataCenter();

        assertThat(new Announcement(cloud).begun(deliver())).isEmpty();
        assertThat(new Announcement(dataCenter).begun(deliver())).isEmpty();

        assertThat(cloud.statuses.get("slipway-deliver-checkout-production")).satisfies(status -> {
            assertThat(status.state()).isEqualTo(State.IN_PROGRESS);
            assertThat(status.link()).hasToString("https://bitbucket.org/acme/checkout/commits/" + "0".repeat(40));
        });
        assertThat(dataCenter.deployments)
                .extracting(DeploymentStatus::state)
                .containsExactly(DeploymentStatus.State.IN_PROGRESS);
    }

    @Test
    void shouldSayWhatIsNotShownAndTryOnlyOnce() {
        var refusing = RememberedBitbucket.cloud();
        refusing.statusesRefused = new BitbucketRefused("the token lacks the scope repository:write", null);

        assertThat(new Announcement(refusing).begun(deliver()))
                .contains("not shown in Bitbucket at commit " + "0".repeat(40)
                        + " of acme/checkout: the token lacks the scope repository:write");
        assertThat(refusing.calls).isEqualTo(1);
    }

    @Test
    void shouldInterruptACallThatHasNoEnd() {
        var silent = RememberedBitbucket.cloud();
        var ended = new CountDownLatch(1);
        silent.before = () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                ended.countDown();
                throw new BitbucketUnavailable("interrupted", interrupted);
            }
        };

        var words = new Announcement(silent, Duration.ofMillis(50)).begun(deliver());

        assertThat(words).hasValueSatisfying(text -> assertThat(text).contains("no answer within"));
        assertThat(ended)
                .satisfies(
                        latch -> assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue());
        assertThat(silent.statuses).isEmpty();
    }

    @Test
    void shouldShowWhyNothingWasStarted() {
        var bitbucket = RememberedBitbucket.cloud();

        new Announcement(bitbucket).refused(SHOWCASE, "deliver", LABELS, "group checkout-eu is gone");

        assertThat(bitbucket.statuses.get("slipway-deliver-checkout-production"))
                .satisfies(status -> {
                    assertThat(status.state()).isEqualTo(State.FAILED);
                    assertThat(status.description()).isEqualTo("nothing was done: group checkout-eu is gone");
                });
    }

    @Test
    void shouldShowEachFaultOfASpecAtItsLine() {
        var bitbucket = RememberedBitbucket.cloud();
        var spec = new InvalidSpec(
                "slipway.yaml",
                List.of(
                        new Fault(7, 3, "service", "is missing", "add it"),
                        new Fault(9, 5, "image", "is empty", "fill it")));

        new Announcement(bitbucket).faulty(SHOWCASE, spec);

        assertThat(bitbucket.statuses.get("slipway-spec-checkout").description())
                .isEqualTo("slipway.yaml has 2 faults; nothing was done. First: line 7, service: is missing; add it");
        assertThat(bitbucket.reports.get("slipway-spec-checkout").annotations())
                .extracting(note -> note.path() + ":" + note.line().orElseThrow() + " " + note.message())
                .containsExactly(
                        "deploy/slipway.yaml:7 service (column 3): is missing; add it",
                        "deploy/slipway.yaml:9 image (column 5): is empty; fill it");
    }
}
