package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.slipway.rehearsal.wire.CallerCheck;
import io.jenkins.plugins.slipway.rehearsal.wire.Endpoint;
import io.jenkins.plugins.slipway.rehearsal.wire.RehearsalHttpClient;
import io.jenkins.plugins.slipway.rehearsal.wire.SdkClients;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.Rehearsal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshStatus;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.ProcessType;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** Auto Scaling as the SDK for Java sees it. */
class AutoScalingServiceTest {
    private final Rehearsal rehearsal = new Rehearsal();
    private final VirtualClock clock = new VirtualClock(Settings.standard().start());
    private AutoScalingClient client;

    @BeforeEach
    void connect() {
        var endpoint = new Endpoint(
                rehearsal.world.timeline(),
                clock,
                CallerCheck.ANYBODY,
                List.of(new AutoScalingService(rehearsal.world)));
        client = new SdkClients(new RehearsalHttpClient(endpoint), "AKIATEST").client(AutoScalingClient.builder());
    }

    private static CreateAutoScalingGroupRequest.Builder order(String name, int size) {
        return CreateAutoScalingGroupRequest.builder()
                .autoScalingGroupName(name)
                .launchTemplate(template -> template.launchTemplateName("shop").version("1"))
                .minSize(1)
                .maxSize(10)
                .desiredCapacity(size)
                .targetGroupARNs("tg-1")
                .healthCheckType("ELB")
                .healthCheckGracePeriod(60)
                .defaultInstanceWarmup(45)
                .vpcZoneIdentifier("subnet-a,subnet-b")
                .instanceMaintenancePolicy(
                        policy -> policy.minHealthyPercentage(90).maxHealthyPercentage(120))
                .tags(Tag.builder()
                        .key("team")
                        .value("checkout")
                        .propagateAtLaunch(true)
                        .build());
    }

    private AutoScalingGroup group(String name) {
        return client.describeAutoScalingGroups(request -> request.autoScalingGroupNames(name))
                .autoScalingGroups()
                .get(0);
    }

    private String refusal(Runnable call) {
        var fault = catchThrowableOfType(AutoScalingException.class, call::run);
        return fault.awsErrorDetails().errorCode() + ": "
                + fault.awsErrorDetails().errorMessage();
    }

    @Test
    void shouldShowWhatWasAskedForAndBringItIntoServiceWhenGroupIsCreated() {
        client.createAutoScalingGroup(order("shop", 2).build());
        clock.advance(Duration.ofMinutes(2));

        var group = group("shop");

        assertThat(group.autoScalingGroupARN())
                .contains(":111122223333:autoScalingGroup:")
                .endsWith("/shop");
        assertThat(group.launchTemplate().launchTemplateId()).isEqualTo("lt-1");
        assertThat(group.launchTemplate().version()).isEqualTo("1");
        assertThat(List.of(group.minSize(), group.desiredCapacity(), group.maxSize()))
                .containsExactly(1, 2, 10);
        assertThat(group.targetGroupARNs()).containsExactly("tg-1");
        assertThat(group.availabilityZones()).containsExactly("eu-west-1a", "eu-west-1b");
        assertThat(group.defaultInstanceWarmup()).isEqualTo(45);
        assertThat(group.instanceMaintenancePolicy().maxHealthyPercentage()).isEqualTo(120);
        assertThat(group.tags())
                .extracting(TagDescription::key, TagDescription::resourceId)
                .containsExactly(tuple("team", "shop"));
        assertThat(group.status()).isNull();
        assertThat(group.instances())
                .extracting(
                        each -> each.lifecycleState(),
                        each -> each.healthStatus(),
                        each -> each.launchTemplate().version())
                .containsOnly(tuple(LifecycleState.IN_SERVICE, "Healthy", "1"))
                .hasSize(2);
        assertThat(client.describeAutoScalingInstances().autoScalingInstances())
                .extracting(each -> each.autoScalingGroupName() + " " + each.healthStatus())
                .containsExactly("shop HEALTHY", "shop HEALTHY");
        assertThat(rehearsal.machines.machines.values())
                .allSatisfy(machine -> assertThat(machine.tags())
                        .containsEntry("team", "checkout")
                        .containsEntry("aws:autoscaling:groupName", "shop"));
    }

    @Test
    void shouldPageAndFilterWhenGroupsAreDescribed() {
        for (int i = 0; i < 5; i++) {
            client.createAutoScalingGroup(order("shop-" + i, 1).build());
        }
        client.createOrUpdateTags(request -> request.tags(Tag.builder()
                .resourceId("shop-3")
                .resourceType("auto-scaling-group")
                .key("slipway:operation")
                .value("op-1")
                .build()));

        var names = new ArrayList<String>();
        client.describeAutoScalingGroupsPaginator(request -> request.maxRecords(2))
                .autoScalingGroups()
                .forEach(group -> names.add(group.autoScalingGroupName()));
        var tagged = client.describeAutoScalingGroups(request -> request.filters(Filter.builder()
                .name("tag:slipway:operation")
                .values("op-1", "op-2")
                .build()));

        assertThat(names).containsExactly("shop-0", "shop-1", "shop-2", "shop-3", "shop-4");
        assertThat(tagged.autoScalingGroups())
                .extracting(AutoScalingGroup::autoScalingGroupName)
                .containsExactly("shop-3");
        assertThat(client.describeAutoScalingGroups(request -> request.autoScalingGroupNames("none"))
                        .autoScalingGroups())
                .isEmpty();
        assertThat(client.describeTags(request -> request.filters(Filter.builder()
                                .name("key")
                                .values("slipway:operation")
                                .build()))
                        .tags())
                .extracting(TagDescription::resourceId)
                .containsExactly("shop-3");
        assertThat(refusal(() -> client.describeAutoScalingGroups(request -> request.nextToken("mine"))))
                .startsWith("InvalidNextToken");
    }

    @Test
    void shouldEchoPreferencesAndReachSuccessWhenRefreshed() {
        client.createAutoScalingGroup(order("shop", 3).build());
        clock.advance(Duration.ofMinutes(5));

        var id = client.startInstanceRefresh(request -> request.autoScalingGroupName("shop")
                        .desiredConfiguration(desired -> desired.launchTemplate(
                                template -> template.launchTemplateId("lt-1").version("2")))
                        .preferences(preferences -> preferences
                                .minHealthyPercentage(100)
                                .maxHealthyPercentage(150)
                                .instanceWarmup(20)
                                .checkpointPercentages(50, 100)
                                .checkpointDelay(60)
                                .bakeTime(120)))
                .instanceRefreshId();
        var pending = client.describeInstanceRefreshes(request -> request.autoScalingGroupName("shop"))
                .instanceRefreshes()
                .get(0);
        clock.advance(Duration.ofMinutes(30));
        var done = client.describeInstanceRefreshes(
                        request -> request.autoScalingGroupName("shop").instanceRefreshIds(id))
                .instanceRefreshes()
                .get(0);

        assertThat(pending.status()).isEqualTo(InstanceRefreshStatus.PENDING);
        assertThat(pending.startTime()).isNull();
        assertThat(pending.instanceRefreshId()).isEqualTo(id);
        assertThat(pending.preferences().maxHealthyPercentage()).isEqualTo(150);
        assertThat(pending.preferences().checkpointPercentages()).containsExactly(50, 100);
        assertThat(pending.preferences().bakeTime()).isEqualTo(120);
        assertThat(pending.preferences().standbyInstancesAsString()).isEqualTo("Wait");
        assertThat(pending.desiredConfiguration().launchTemplate().version()).isEqualTo("2");
        assertThat(done.status()).isEqualTo(InstanceRefreshStatus.SUCCESSFUL);
        assertThat(done.percentageComplete()).isEqualTo(100);
        assertThat(done.instancesToUpdate()).isZero();
        assertThat(done.endTime()).isAfter(done.startTime());
        assertThat(group("shop").launchTemplate().version()).isEqualTo("2");
        assertThat(client.describeScalingActivities(request -> request.autoScalingGroupName("shop"))
                        .activities())
                .filteredOn(activity -> activity.cause().contains("in response to an instance refresh"))
                .hasSize(6)
                .allSatisfy(
                        activity -> assertThat(activity.statusCodeAsString()).isEqualTo("Successful"));
    }

    @Test
    void shouldTellHowItWentBackWhenRefreshIsRolledBack() {
        client.createAutoScalingGroup(order("shop", 2).build());
        clock.advance(Duration.ofMinutes(5));
        client.startInstanceRefresh(request -> request.autoScalingGroupName("shop")
                .desiredConfiguration(desired -> desired.launchTemplate(
                        template -> template.launchTemplateName("shop").version("2")))
                .preferences(preferences -> preferences.minHealthyPercentage(50).bakeTime(3_600)));
        clock.advance(Duration.ofMinutes(20));

        client.rollbackInstanceRefresh(request -> request.autoScalingGroupName("shop"));
        clock.advance(Duration.ofMinutes(20));

        var refresh = client.describeInstanceRefreshes(request -> request.autoScalingGroupName("shop"))
                .instanceRefreshes()
                .get(0);
        assertThat(refresh.status()).isEqualTo(InstanceRefreshStatus.ROLLBACK_SUCCESSFUL);
        assertThat(refresh.rollbackDetails().percentageCompleteOnRollback()).isEqualTo(100);
        assertThat(refresh.percentageComplete()).isZero();
        assertThat(group("shop").instances())
                .extracting(each -> each.launchTemplate().version())
                .containsOnly("1");
        assertThat(refusal(() -> client.cancelInstanceRefresh(request -> request.autoScalingGroupName("shop"))))
                .startsWith("ActiveInstanceRefreshNotFound");
    }

    @Test
    void shouldAnswerActivitiesWhenInstancesAreMoved() {
        client.createAutoScalingGroup(order("shop", 2).build());
        clock.advance(Duration.ofMinutes(5));
        var id = group("shop").instances().get(0).instanceId();

        var standby = client.enterStandby(
                request -> request.autoScalingGroupName("shop").instanceIds(id).shouldDecrementDesiredCapacity(true));
        clock.advance(Duration.ofMinutes(2));
        assertThat(group("shop").instances())
                .extracting(each -> each.lifecycleState())
                .contains(LifecycleState.STANDBY);
        client.exitStandby(request -> request.autoScalingGroupName("shop").instanceIds(id));
        client.setInstanceProtection(request -> request.autoScalingGroupName("shop")
                .instanceIds(group("shop").instances().get(1).instanceId())
                .protectedFromScaleIn(true));
        var ended = client.terminateInstanceInAutoScalingGroup(
                request -> request.instanceId(id).shouldDecrementDesiredCapacity(true));

        assertThat(standby.activities().get(0).description()).isEqualTo("Moving EC2 instance to Standby: " + id);
        assertThat(ended.activity().description()).isEqualTo("Terminating EC2 instance: " + id);
        assertThat(group("shop").desiredCapacity()).isEqualTo(1);
        assertThat(group("shop").instances())
                .filteredOn(each -> each.protectedFromScaleIn())
                .hasSize(1);
    }

    @Test
    void shouldShowReasonAndResumeWhenProcessesAreSuspended() {
        client.createAutoScalingGroup(order("shop", 1).build());

        client.suspendProcesses(
                request -> request.autoScalingGroupName("shop").scalingProcesses("AlarmNotification", "Launch"));
        var suspended = group("shop").suspendedProcesses();
        client.resumeProcesses(request -> request.autoScalingGroupName("shop").scalingProcesses("Launch"));

        assertThat(suspended)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.suspensionReason()).startsWith("User suspended at 2026-"));
        assertThat(group("shop").suspendedProcesses())
                .extracting(each -> each.processName())
                .containsExactly("AlarmNotification");
        assertThat(client.describeScalingProcessTypes().processes())
                .extracting(ProcessType::processName)
                .contains("InstanceRefresh");
        assertThat(client.describePolicies().scalingPolicies()).isEmpty();
        assertThat(client.describeAccountLimits().numberOfAutoScalingGroups()).isEqualTo(1);
        assertThat(client.describeLoadBalancerTargetGroups(request -> request.autoScalingGroupName("shop"))
                        .loadBalancerTargetGroups())
                .extracting(each -> each.loadBalancerTargetGroupARN() + " " + each.state())
                .containsExactly("tg-1 Added");
    }

    @Test
    void shouldRefuseByNameWhenParameterOrActionIsNotModelled() {
        assertThat(refusal(() -> client.createAutoScalingGroup(
                        order("shop", 1).maxInstanceLifetime(86_400).build())))
                .startsWith("NotModelled")
                .contains("MaxInstanceLifetime");
        assertThat(client.describeAutoScalingGroups().autoScalingGroups()).isEmpty();
        assertThat(refusal(() -> client.createAutoScalingGroup(request -> request.autoScalingGroupName("shop")
                        .minSize(1)
                        .maxSize(1)
                        .mixedInstancesPolicy(policy ->
                                policy.instancesDistribution(distribution -> distribution.onDemandBaseCapacity(1))))))
                .startsWith("NotModelled");
        assertThat(refusal(() -> client.describeWarmPool(request -> request.autoScalingGroupName("shop"))))
                .startsWith("InvalidAction");
        client.createAutoScalingGroup(order("shop", 1).build());
        assertThat(refusal(() -> client.startInstanceRefresh(
                        request -> request.autoScalingGroupName("shop").strategy("ReplaceRootVolume"))))
                .startsWith("NotModelled");
        assertThat(refusal(() -> client.setDesiredCapacity(request ->
                        request.autoScalingGroupName("shop").desiredCapacity(2).honorCooldown(true))))
                .startsWith("NotModelled");
        assertThat(refusal(() -> client.setDesiredCapacity(request -> request.desiredCapacity(2))))
                .startsWith("ValidationError");
    }
}
