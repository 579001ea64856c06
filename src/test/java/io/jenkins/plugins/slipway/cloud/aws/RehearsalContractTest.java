package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.MetricQuery;
import io.jenkins.plugins.slipway.rehearsal.world.sts.Callers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The ports against the rehearsal, one world for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearsalContractTest
        implements ComputeContract, FleetContract, TrafficContract, SchedulesContract, OtherContract {
    private final RehearsalStage stage = new RehearsalStage(11);

    @Override
    public Stage stage() {
        return stage;
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void shouldReadTheMetricsOfTheTrafficThatWas() {
        var group = cloud().traffic().targetGroup(stage.targetGroup()).orElseThrow();
        var dimensions = Map.of("TargetGroup", group.dimension(), "LoadBalancer", group.loadBalancer());
        var to = stage.now();
        var from = to.minus(Duration.ofMinutes(30));

        var series = cloud().metrics()
                .read(
                        List.of(
                                new MetricQuery("requests", "AWS/ApplicationELB", "RequestCount", dimensions, "Sum"),
                                new MetricQuery("p90", "AWS/ApplicationELB", "TargetResponseTime", dimensions, "p90")),
                        from,
                        to,
                        Duration.ofMinutes(1));

        assertThat(series).hasSize(2).allSatisfy(each -> {
            assertThat(each.times())
                    .isSorted()
                    .hasSizeBetween(25, 30)
                    .allSatisfy(time -> assertThat(time).isBetween(from, to));
            assertThat(each.values()).allSatisfy(value -> assertThat(value).isPositive());
        });
    }

    @Test
    void shouldNameWhatIsMissingWhenTheKeyMayDoNothing() {
        var cloud = stage.cloudOf(Callers.DENIED + "0001");

        assertThatThrownBy(() -> cloud.fleets().find(stage.group()))
                .hasMessageContaining("lacks the IAM action autoscaling:DescribeAutoScalingGroups");
        assertThatThrownBy(() -> cloud.images().named("x"))
                .hasMessageContaining("lacks the IAM action ec2:DescribeImages");
        assertThatThrownBy(() -> cloud.parameters().get("x"))
                .hasMessageContaining("lacks the IAM action ssm:GetParameter");
        assertThatThrownBy(() -> cloud.metrics().alarms(List.of("x")))
                .hasMessageContaining("lacks the IAM action cloudwatch:DescribeAlarms");
    }

    @Test
    void shouldAskForNewCredentialsWhenTheyExpired() {
        var cloud = stage.cloudOf(Callers.EXPIRED + "0001");

        for (var call : List.<Runnable>of(
                () -> cloud.fleets().find(stage.group()),
                () -> cloud.images().named("x"),
                () -> cloud.parameters().get("x"),
                () -> cloud.identity().caller())) {
            assertThat(StageContract.kindOf(call)).isEqualTo(CloudFault.Kind.CREDENTIALS);
        }
    }

    @Test
    void shouldLeaveNoSnapshotWhenAnImageIsForgotten() {
        var images = cloud().images();
        var before = stage.census().present("snapshots");
        var id = images.create(runningInstance("builder-7"), "checkout-7", "", StageContract.owned("image-7"));
        eventually(() -> images.find(id)
                .filter(image -> image.state() == Image.State.AVAILABLE)
                .isPresent());

        images.deregister(id);

        assertThat(stage.census().present("snapshots")).isEqualTo(before);
        assertThat(stage.census().present("images")).noneMatch(image -> image.startsWith(id));
    }
}
