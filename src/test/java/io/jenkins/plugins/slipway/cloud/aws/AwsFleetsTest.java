package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Fleets;
import io.jenkins.plugins.slipway.cloud.NewFleet;
import io.jenkins.plugins.slipway.cloud.Refresh;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AwsFleetsTest {
    private static final String TEMPLATE = "<LaunchTemplate><LaunchTemplateId>lt-0abc</LaunchTemplateId>"
            + "<LaunchTemplateName>checkout</LaunchTemplateName><Version>6</Version></LaunchTemplate>";
    private static final String MIX = "<MixedInstancesPolicy><LaunchTemplate><LaunchTemplateSpecification>"
            + "<LaunchTemplateId>lt-0abc</LaunchTemplateId><Version>6</Version></LaunchTemplateSpecification><Overrides>"
            + "<member><InstanceType>m7g.large</InstanceType></member></Overrides></LaunchTemplate>"
            + "<InstancesDistribution><OnDemandBaseCapacity>2</OnDemandBaseCapacity></InstancesDistribution>"
            + "</MixedInstancesPolicy>";
    private static final String STARTED = "<StartInstanceRefreshResponse><StartInstanceRefreshResult>"
            + "<InstanceRefreshId>r-1</InstanceRefreshId></StartInstanceRefreshResult></StartInstanceRefreshResponse>";

    private final ScriptedHttp http = new ScriptedHttp();
    private final VirtualTime time = new VirtualTime();
    private final Fleets fleets = new AwsClouds(AwsSettings.rehearsal(http, time, time, 1))
            .open("prod", "eu-west-1", Fence.NONE)
            .fleets();

    private static String group(String template) {
        return group(template, "");
    }

    private static String group(String template, String more) {
        return "<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult><AutoScalingGroups><member>"
                + "<AutoScalingGroupName>checkout</AutoScalingGroupName>" + template
                + "<MinSize>2</MinSize><DesiredCapacity>4</DesiredCapacity><MaxSize>8</MaxSize>"
                + "<DefaultCooldown>300</DefaultCooldown><AvailabilityZones><member>eu-west-1a</member>"
                + "</AvailabilityZones><VPCZoneIdentifier>subnet-1,subnet-2</VPCZoneIdentifier>"
                + "<TargetGroupARNs><member>arn:tg/stable</member></TargetGroupARNs><HealthCheckType>ELB"
                + "</HealthCheckType><HealthCheckGracePeriod>90</HealthCheckGracePeriod>"
                + "<DefaultInstanceWarmup>45</DefaultInstanceWarmup><InstanceMaintenancePolicy>"
                + "<MinHealthyPercentage>90</MinHealthyPercentage><MaxHealthyPercentage>120</MaxHealthyPercentage>"
                + "</InstanceMaintenancePolicy><SuspendedProcesses><member><ProcessName>AZRebalance</ProcessName>"
                + "</member></SuspendedProcesses><Instances><member><InstanceId>i-1</InstanceId><LifecycleState>"
                + "InService</LifecycleState><HealthStatus>Healthy</HealthStatus><LaunchTemplate><Version>6</Version>"
                + "</LaunchTemplate><ProtectedFromScaleIn>false</ProtectedFromScaleIn></member></Instances><Tags>"
                + tag("team", "shop", true) + tag("cost", "42", false) + tag("aws:cloudformation:stack-name", "s", true)
                + tag("slipway:operation", "op-0", false) + "</Tags>" + more
                + "</member></AutoScalingGroups></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>";
    }

    private static String tag(String key, String value, boolean propagate) {
        return "<member><Key>" + key + "</Key><Value>" + value + "</Value><PropagateAtLaunch>" + propagate
                + "</PropagateAtLaunch></member>";
    }

    @Test
    void shouldReadAGroupInOurWords() {
        http.ok(group(TEMPLATE));

        var fleet = fleets.find("checkout").orElseThrow();

        assertThat(fleet.templateId()).isEqualTo("lt-0abc");
        assertThat(fleet.templateVersion()).isEqualTo("6");
        assertThat(fleet.healthCheckGrace()).isEqualTo(Duration.ofSeconds(90));
        assertThat(fleet.defaultWarmup()).contains(Duration.ofSeconds(45));
        assertThat(fleet.suspendedProcesses()).containsExactly("AZRebalance");
        assertThat(fleet.inService()).isEqualTo(1);
        assertThat(fleet.members().get(0).templateVersion()).isEqualTo("6");
        assertThat(fleet.tags()).containsEntry("team", "shop");
    }

    @Test
    void shouldCreateAGroupLikeTheOldOneButWithWhatTheOrderNames() {
        http.ok(group(TEMPLATE)).ok("<CreateAutoScalingGroupResponse/>");

        fleets.create(new NewFleet(
                "checkout-canary",
                "checkout",
                "lt-0abc",
                7,
                1,
                List.of("arn:tg/canary"),
                Map.of("slipway:operation", "op-1")));

        var form = http.last().form();
        assertThat(form)
                .containsEntry("AutoScalingGroupName", "checkout-canary")
                .containsEntry("LaunchTemplate.LaunchTemplateId", "lt-0abc")
                .containsEntry("LaunchTemplate.Version", "7")
                .containsEntry("MinSize", "1")
                .containsEntry("DesiredCapacity", "1")
                .containsEntry("MaxSize", "1")
                .containsEntry("TargetGroupARNs.member.1", "arn:tg/canary")
                .containsEntry("VPCZoneIdentifier", "subnet-1,subnet-2")
                .containsEntry("HealthCheckType", "ELB")
                .containsEntry("HealthCheckGracePeriod", "90")
                .containsEntry("DefaultInstanceWarmup", "45")
                .containsEntry("InstanceMaintenancePolicy.MaxHealthyPercentage", "120")
                .containsEntry("Tags.member.1.Key", "slipway:operation")
                .containsEntry("Tags.member.1.Value", "op-1")
                .containsEntry("Tags.member.1.PropagateAtLaunch", "true")
                .containsEntry("Tags.member.2.Key", "team")
                .containsEntry("Tags.member.3.Key", "cost")
                .containsEntry("Tags.member.3.PropagateAtLaunch", "false")
                .doesNotContainKey("Tags.member.4.Key")
                .doesNotContainKey("AvailabilityZones.member.1");
    }

    @Test
    void shouldStartARefreshWithEverythingThatTheOrderSays() {
        http.ok(group(TEMPLATE)).ok(STARTED);

        assertThat(fleets.startRefresh(Orders.refresh("checkout"))).isEqualTo("r-1");

        assertThat(http.last().form())
                .containsEntry("DesiredConfiguration.LaunchTemplate.LaunchTemplateId", "lt-0abc")
                .containsEntry("DesiredConfiguration.LaunchTemplate.Version", "7")
                .containsEntry("Preferences.MinHealthyPercentage", "90")
                .containsEntry("Preferences.MaxHealthyPercentage", "110")
                .containsEntry("Preferences.InstanceWarmup", "60")
                .containsEntry("Preferences.CheckpointPercentages.member.2", "100")
                .containsEntry("Preferences.CheckpointDelay", "300")
                .containsEntry("Preferences.BakeTime", "600")
                .containsEntry("Preferences.AlarmSpecification.Alarms.member.1", "checkout-5xx")
                .containsEntry("Preferences.AutoRollback", "true")
                .containsEntry("Preferences.SkipMatching", "false");
    }

    @Test
    void shouldKeepTheMixOfInstanceTypesWhenTheGroupHasOne() {
        http.ok(group(MIX)).ok(STARTED);

        fleets.startRefresh(Orders.refresh("checkout"));

        var mix = "DesiredConfiguration.MixedInstancesPolicy.";
        assertThat(http.last().form())
                .containsEntry(mix + "LaunchTemplate.LaunchTemplateSpecification.Version", "7")
                .containsEntry(mix + "LaunchTemplate.Overrides.member.1.InstanceType", "m7g.large")
                .containsEntry(mix + "InstancesDistribution.OnDemandBaseCapacity", "2")
                .doesNotContainKey("DesiredConfiguration.LaunchTemplate.Version");
    }

    @Test
    void shouldBeBusyWhenARefreshIsUnderWay() {
        http.ok(group(TEMPLATE))
                .queryRefuses(400, "InstanceRefreshInProgress", "An Instance Refresh is already in progress.");

        var fault = catchThrowableOfType(CloudFault.class, () -> fleets.startRefresh(Orders.refresh("checkout")));

        assertThat(fault.kind()).isEqualTo(CloudFault.Kind.BUSY);
    }

    @Test
    void shouldReadRefreshesNewestFirst() {
        http.ok("<DescribeInstanceRefreshesResponse><DescribeInstanceRefreshesResult><InstanceRefreshes>"
                + "<member><InstanceRefreshId>r-1</InstanceRefreshId><AutoScalingGroupName>checkout"
                + "</AutoScalingGroupName><Status>RollbackSuccessful</Status><StartTime>2026-03-01T10:00:00Z</StartTime>"
                + "<EndTime>2026-03-01T10:20:00Z</EndTime><PercentageComplete>100</PercentageComplete></member>"
                + "<member><InstanceRefreshId>r-2</InstanceRefreshId><AutoScalingGroupName>checkout"
                + "</AutoScalingGroupName><Status>Baking</Status><StatusReason>Waiting for bake time.</StatusReason>"
                + "<StartTime>2026-03-01T11:00:00Z</StartTime><PercentageComplete>100</PercentageComplete>"
                + "<InstancesToUpdate>0</InstancesToUpdate><DesiredConfiguration><LaunchTemplate><LaunchTemplateId>"
                + "lt-0abc</LaunchTemplateId><Version>7</Version></LaunchTemplate></DesiredConfiguration></member>"
                + "</InstanceRefreshes></DescribeInstanceRefreshesResult></DescribeInstanceRefreshesResponse>");

        var refreshes = fleets.refreshes("checkout");

        assertThat(refreshes).extracting(Refresh::id).containsExactly("r-2", "r-1");
        assertThat(refreshes.get(0))
                .isEqualTo(new Refresh(
                        "r-2",
                        "checkout",
                        Refresh.State.BAKING,
                        "Waiting for bake time.",
                        100,
                        0,
                        Instant.parse("2026-03-01T11:00:00Z"),
                        Optional.empty(),
                        Optional.of("7")));
        assertThat(refreshes.get(1).templateVersion()).isEmpty();
        assertThat(refreshes.get(1).state()).isEqualTo(Refresh.State.ROLLBACK_SUCCESSFUL);
    }

    @Test
    void shouldNotRollBackWhenThereIsNothingOrNoWay() {
        http.queryRefuses(400, "ActiveInstanceRefreshNotFound", "No in progress Instance Refresh found.")
                .queryRefuses(400, "IrreversibleInstanceRefresh", "The instance refresh cannot be rolled back.")
                .ok("<RollbackInstanceRefreshResponse><RollbackInstanceRefreshResult><InstanceRefreshId>r-1"
                        + "</InstanceRefreshId></RollbackInstanceRefreshResult></RollbackInstanceRefreshResponse>");

        assertThat(fleets.rollbackRefresh("checkout")).isFalse();
        assertThat(fleets.rollbackRefresh("checkout")).isFalse();
        assertThat(fleets.rollbackRefresh("checkout")).isTrue();
    }

    @Test
    void shouldSendNothingWhenNoProcessIsNamed() {
        fleets.suspend("checkout", Set.of());
        fleets.resume("checkout", Set.of());

        assertThat(http.sent()).isEmpty();
    }

    @Test
    void shouldBeContentWhenTheGroupIsGoneOrGoing() {
        http.queryRefuses(400, "ValidationError", "AutoScalingGroup name not found - null");
        fleets.delete("checkout");

        http.queryRefuses(400, "ScalingActivityInProgress", "You cannot delete it now.")
                .ok(group(TEMPLATE, "<Status>Delete in progress</Status>"));
        fleets.delete("checkout");

        assertThat(http.finished()).isTrue();
    }
}
