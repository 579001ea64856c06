package io.jenkins.plugins.slipway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.rehearsal.wire.SdkClients;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.fault.Fault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultPlan;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** What a client meets when something goes wrong, one kind at a time and for sure. */
class FaultedRehearsalTest {
    private static final String REGION = "eu-west-1";
    private static final Settings CALM = Settings.standard().withoutStaleReads();
    private static final Estate.Fleet FLEET =
            new Estate.Fleet(REGION, "checkout", 4, Optional.empty(), List.of("checkout-5xx"));

    private final VirtualClock clock = new VirtualClock(CALM.start());
    private Rehearsal rehearsal;

    private SdkClients with(FaultKind kind, String what, Duration begins, Duration by) {
        var from = CALM.start().plus(begins);
        var fault = new Fault(kind, REGION, what, from, from.plus(Duration.ofMinutes(10)), 1, by);
        rehearsal =
                Rehearsal.of(CALM.faults(new FaultPlan(FaultProfile.HOSTILE, List.of(fault))), Estate.of(FLEET), clock);
        return new SdkClients(rehearsal.http(), "AKIAREHEARSAL");
    }

    private Ec2Client ec2(FaultKind kind, String what) {
        return with(kind, what, Duration.ZERO, Duration.ZERO).client(Ec2Client.builder());
    }

    private static void resize(AutoScalingClient groups, int desired) {
        groups.setDesiredCapacity(
                request -> request.autoScalingGroupName("checkout").desiredCapacity(desired));
    }

    @Test
    void shouldRefuseForRateWithoutDoingAnythingWhenThrottled() {
        var groups = with(FaultKind.THROTTLED, "", Duration.ZERO, Duration.ZERO).client(AutoScalingClient.builder());

        assertThatThrownBy(() -> resize(groups, 5))
                .isInstanceOfSatisfying(
                        AutoScalingException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("Throttling"));
        clock.advance(Duration.ofMinutes(10));
        assertThat(groups.describeAutoScalingGroups().autoScalingGroups().get(0).desiredCapacity())
                .isEqualTo(4);
    }

    @Test
    void shouldHaveMadeTheChangeWhenOnlyTheReplyIsLost() {
        var groups = with(FaultKind.REPLY_LOST, "autoscaling:SetDesiredCapacity", Duration.ZERO, Duration.ZERO)
                .client(AutoScalingClient.builder());

        assertThatThrownBy(() -> resize(groups, 5)).isInstanceOf(SdkClientException.class);

        assertThat(groups.describeAutoScalingGroups().autoScalingGroups().get(0).desiredCapacity())
                .isEqualTo(5);
    }

    @Test
    void shouldNotHaveMadeTheChangeWhenTheRequestIsLost() {
        var groups = with(FaultKind.REQUEST_LOST, "autoscaling:SetDesiredCapacity", Duration.ZERO, Duration.ZERO)
                .client(AutoScalingClient.builder());

        assertThatThrownBy(() -> resize(groups, 5)).isInstanceOf(SdkClientException.class);

        assertThat(groups.describeAutoScalingGroups().autoScalingGroups().get(0).desiredCapacity())
                .isEqualTo(4);
    }

    @Test
    void shouldLetTheCallersTimePassWhenARegionIsSilent() {
        var ec2 = ec2(FaultKind.SILENCE, "");

        assertThatThrownBy(ec2::describeInstances).isInstanceOf(SdkClientException.class);

        assertThat(clock.instant()).isEqualTo(CALM.start().plusSeconds(10));
    }

    @Test
    void shouldRefuseExpiredCredentialsUntilTheyAreRenewed() {
        var ec2 = ec2(FaultKind.EXPIRED, "");

        assertThatThrownBy(ec2::describeInstances)
                .isInstanceOfSatisfying(
                        Ec2Exception.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("RequestExpired"));
        clock.advance(Duration.ofMinutes(10));
        assertThat(ec2.describeInstances().reservations()).isNotEmpty();
    }

    @Test
    void shouldReplaceWhatAZoneTookInTheZonesThatAreLeft() {
        var ec2 = with(FaultKind.ZONE_LOST, REGION + "a", Duration.ofMinutes(1), Duration.ZERO)
                .client(Ec2Client.builder());

        clock.advance(Duration.ofMinutes(8));

        var running = ec2
                .describeInstances(request -> request.filters(
                        filter -> filter.name("instance-state-name").values("running")))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
        assertThat(running)
                .hasSize(4)
                .noneMatch(instance -> instance.placement().availabilityZone().equals(REGION + "a"));
    }

    @Test
    void shouldLaunchNothingWhenThereIsNoCapacityAnywhere() {
        var groups =
                with(FaultKind.NO_CAPACITY, "", Duration.ZERO, Duration.ZERO).client(AutoScalingClient.builder());
        resize(groups, 5);

        clock.advance(Duration.ofMinutes(5));
        assertThat(groups.describeAutoScalingGroups().autoScalingGroups().get(0).instances())
                .hasSize(4);

        clock.advance(Duration.ofMinutes(10));
        assertThat(groups.describeAutoScalingGroups().autoScalingGroups().get(0).instances())
                .hasSize(5);
    }

    @Test
    void shouldHaveNoMetricsOfAMinuteThatNeverArrives() {
        var cloudWatch =
                with(FaultKind.METRICS_LOST, "", Duration.ZERO, Duration.ZERO).client(CloudWatchClient.builder());
        clock.advance(Duration.ofMinutes(20));

        var minutes = cloudWatch
                .getMetricStatistics(request -> request.namespace("AWS/ApplicationELB")
                        .metricName("RequestCount")
                        .dimensions(loadBalancer(cloudWatch))
                        .startTime(CALM.start())
                        .endTime(clock.instant())
                        .period(60)
                        .statisticsWithStrings("Sum"))
                .datapoints();

        assertThat(minutes)
                .isNotEmpty()
                .allMatch(point -> point.timestamp().isAfter(CALM.start().plus(Duration.ofMinutes(8))));
    }

    private static software.amazon.awssdk.services.cloudwatch.model.Dimension loadBalancer(
            CloudWatchClient cloudWatch) {
        return cloudWatch.listMetrics(request -> request.metricName("RequestCount")).metrics().stream()
                .filter(metric -> metric.dimensions().size() == 1)
                .findFirst()
                .orElseThrow()
                .dimensions()
                .get(0);
    }

    @Test
    void shouldChangeTheGroupWhenAPersonDoes() {
        var groups = with(FaultKind.HAND_ON_GROUP, "", Duration.ofMinutes(1), Duration.ZERO)
                .client(AutoScalingClient.builder());

        clock.advance(Duration.ofMinutes(5));

        assertThat(groups.describeAutoScalingGroups().autoScalingGroups().get(0).instances())
                .hasSize(5);
    }
}
