package io.jenkins.plugins.slipway.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.slipway.rehearsal.world.Timeline;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;

/** Each protocol, spoken by the SDK for Java itself. */
class SdkProtocolsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.250Z");
    private final List<Call> calls = new ArrayList<>();

    private SdkClients clients(ScriptedService service) {
        var endpoint = new Endpoint(new Timeline(NOW), new VirtualClock(NOW), calls::add, List.of(service));
        return new SdkClients(new RehearsalHttpClient(endpoint), "AKIATEST");
    }

    @Test
    void shouldCarryListsAndTimesWhenEc2QueryIsSpoken() {
        var filters = new ArrayList<String>();
        var ec2 = clients(new ScriptedService("ec2").on("DescribeInstances", call -> {
                    call.params()
                            .structures("Filter")
                            .forEach(filter -> filters.add(filter.required("Name") + "=" + filter.texts("Value")));
                    var instance = Answer.empty()
                            .with(
                                    "instanceId",
                                    call.params().texts("InstanceId").get(1))
                            .with("launchTime", NOW)
                            .with("ebsOptimized", true)
                            .with(
                                    "tagSet",
                                    List.of(Answer.empty().with("key", "a<b").with("value", "\"x\" & y")));
                    var reservation = Answer.empty().with("instancesSet", List.of(instance));
                    return Answer.empty().with("reservationSet", List.of(reservation));
                }))
                .client(Ec2Client.builder());

        var answer = ec2.describeInstances(request -> request.instanceIds("i-1", "i-2")
                .filters(Filter.builder().name("tag:role").values("x", "y").build()));

        var instance = answer.reservations().get(0).instances().get(0);
        assertThat(filters).containsExactly("tag:role=[x, y]");
        assertThat(instance.instanceId()).isEqualTo("i-2");
        assertThat(instance.launchTime()).isEqualTo(NOW);
        assertThat(instance.ebsOptimized()).isTrue();
        assertThat(instance.tags().get(0).key()).isEqualTo("a<b");
        assertThat(instance.tags().get(0).value()).isEqualTo("\"x\" & y");
        assertThat(answer.responseMetadata().requestId()).isNotBlank();
        assertThat(calls.get(0))
                .extracting(Call::service, Call::region, Call::accessKey)
                .containsExactly("ec2", "eu-west-1", "AKIATEST");
    }

    @Test
    void shouldKeepCodeAndMessageWhenEc2Refuses() {
        var ec2 = clients(new ScriptedService("ec2").on("TerminateInstances", call -> {
                    throw new WorldFault("InvalidInstanceID.NotFound", "The instance ID 'i-1' does not exist");
                }))
                .client(Ec2Client.builder());

        var fault = catchThrowableOfType(
                Ec2Exception.class, () -> ec2.terminateInstances(request -> request.instanceIds("i-1")));

        assertThat(fault.awsErrorDetails().errorCode()).isEqualTo("InvalidInstanceID.NotFound");
        assertThat(fault.awsErrorDetails().errorMessage()).isEqualTo("The instance ID 'i-1' does not exist");
        assertThat(fault.statusCode()).isEqualTo(400);
    }

    @Test
    void shouldCarryStructuresInListsWhenQueryIsSpoken() {
        var autoscaling = clients(new ScriptedService("autoscaling").on("StartInstanceRefresh", call -> {
                    var preferences = call.params().structure("Preferences").orElseThrow();
                    var template = call.params()
                            .structure("DesiredConfiguration")
                            .flatMap(desired -> desired.structure("LaunchTemplate"))
                            .orElseThrow();
                    return Answer.empty()
                            .with(
                                    "InstanceRefreshId",
                                    "%s %s %s %s %s:%s"
                                            .formatted(
                                                    call.params().required("AutoScalingGroupName"),
                                                    preferences
                                                            .integer("MinHealthyPercentage")
                                                            .orElseThrow(),
                                                    preferences.texts("CheckpointPercentages"),
                                                    preferences
                                                            .flag("SkipMatching")
                                                            .orElseThrow(),
                                                    template.required("LaunchTemplateName"),
                                                    template.required("Version")));
                }))
                .client(AutoScalingClient.builder());

        var answer = autoscaling.startInstanceRefresh(request -> request.autoScalingGroupName("shop")
                .preferences(wanted -> wanted.minHealthyPercentage(90)
                        .checkpointPercentages(20, 100)
                        .skipMatching(false))
                .desiredConfiguration(desired -> desired.launchTemplate(
                        template -> template.launchTemplateName("web").version("7"))));

        assertThat(answer.instanceRefreshId()).isEqualTo("shop 90 [20, 100] false web:7");
    }

    @Test
    void shouldReadMembersWhenElbAndStsAnswer() {
        var elb = clients(new ScriptedService("elasticloadbalancing")
                        .on(
                                "DescribeTargetHealth",
                                call -> Answer.empty()
                                        .with(
                                                "TargetHealthDescriptions",
                                                List.of(Answer.empty()
                                                        .with(
                                                                "Target",
                                                                Answer.empty()
                                                                        .with(
                                                                                "Id",
                                                                                call.params()
                                                                                        .required("TargetGroupArn"))
                                                                        .with("Port", 80))
                                                        .with(
                                                                "TargetHealth",
                                                                Answer.empty().with("State", "healthy"))))))
                .client(ElasticLoadBalancingV2Client.builder());
        var sts = clients(new ScriptedService("sts")
                        .on("GetCallerIdentity", call -> Answer.empty().with("Account", "123456789012")))
                .client(StsClient.builder());

        var health = elb.describeTargetHealth(request -> request.targetGroupArn("arn:x"))
                .targetHealthDescriptions()
                .get(0);

        assertThat(health.target().id()).isEqualTo("arn:x");
        assertThat(health.target().port()).isEqualTo(80);
        assertThat(health.targetHealth().stateAsString()).isEqualTo("healthy");
        assertThat(sts.getCallerIdentity().account()).isEqualTo("123456789012");
    }

    @Test
    void shouldTakeZippedBodyWhenMetricsAreMany() {
        var names = new ArrayList<String>();
        var cloudWatch = clients(new ScriptedService("monitoring").on("PutMetricData", call -> {
                    call.params().ignore("Namespace");
                    for (var datum : call.params().structures("MetricData")) {
                        names.add(datum.required("MetricName")
                                + datum.decimal("Value").orElseThrow()
                                + datum.required("Unit")
                                + datum.time("Timestamp").orElseThrow());
                    }
                    return Answer.empty();
                }))
                .client(CloudWatchClient.builder());

        cloudWatch.putMetricData(request -> request.namespace("n").metricData(many()));

        assertThat(names).hasSize(500).contains("m42" + 42.5 + "Count" + NOW);
    }

    private static List<MetricDatum> many() {
        var data = new ArrayList<MetricDatum>();
        for (var i = 0; i < 500; i++) {
            data.add(MetricDatum.builder()
                    .metricName("m" + i)
                    .value(i + 0.5)
                    .unit(StandardUnit.COUNT)
                    .timestamp(NOW)
                    .build());
        }
        return data;
    }

    @Test
    void shouldCarryEpochTimesAndFaultsWhenJsonIsSpoken() {
        var ssm = clients(new ScriptedService("ssm").on("GetParameter", call -> {
                    if (call.params().required("Name").equals("/none")) {
                        throw new WorldFault("ParameterNotFound", "no such parameter");
                    }
                    return Answer.empty()
                            .with(
                                    "Parameter",
                                    Answer.empty()
                                            .with("Value", "ami-1")
                                            .with("Version", 3)
                                            .with("LastModifiedDate", NOW));
                }))
                .client(SsmClient.builder());

        var parameter = ssm.getParameter(request -> request.name("/a")).parameter();
        var fault = catchThrowableOfType(
                ParameterNotFoundException.class, () -> ssm.getParameter(request -> request.name("/none")));

        assertThat(parameter.value()).isEqualTo("ami-1");
        assertThat(parameter.version()).isEqualTo(3);
        assertThat(parameter.lastModifiedDate()).isEqualTo(NOW);
        assertThat(fault.awsErrorDetails().errorMessage()).isEqualTo("no such parameter");
    }

    @Test
    void shouldFindActionInVerbAndPathWhenRestIsSpoken() {
        var seen = new ArrayList<Map<String, String>>();
        var scheduler = clients(new ScriptedService("scheduler")
                        .on("CreateSchedule", call -> {
                            var target = call.params().structure("Target").orElseThrow();
                            target.ignore("RoleArn");
                            call.params().ignore("ClientToken");
                            seen.add(Map.of(
                                    "name", call.params().required("Name"),
                                    "group", call.params().required("GroupName"),
                                    "expression", call.params().required("ScheduleExpression"),
                                    "window",
                                            call.params()
                                                    .structure("FlexibleTimeWindow")
                                                    .orElseThrow()
                                                    .required("Mode"),
                                    "input", target.required("Input"),
                                    "target", target.required("Arn")));
                            return Answer.empty().with("ScheduleArn", "arn:s");
                        })
                        .on("GetSchedule", call -> {
                            call.params().ignore("GroupName");
                            throw new WorldFault(
                                    "ResourceNotFoundException",
                                    "Schedule " + call.params().required("Name") + " does not exist.",
                                    404);
                        })
                        .on("DeleteSchedule", call -> {
                            seen.add(Map.of(
                                    "name", call.params().required("Name"),
                                    "group", call.params().required("GroupName"),
                                    "token", call.params().required("ClientToken")));
                            return Answer.empty();
                        }))
                .client(SchedulerClient.builder());

        var created = scheduler.createSchedule(request -> request.name("return-42")
                .groupName("g")
                .scheduleExpression("at(2026-03-01T11:00:00)")
                .flexibleTimeWindow(window -> window.mode("OFF"))
                .target(target -> target.arn("arn:t").roleArn("arn:r").input("{\"a\":1}")));
        scheduler.deleteSchedule(
                request -> request.name("return-42").groupName("g").clientToken("t1"));
        var fault = catchThrowableOfType(
                ResourceNotFoundException.class, () -> scheduler.getSchedule(request -> request.name("x_y.z")));

        assertThat(created.scheduleArn()).isEqualTo("arn:s");
        assertThat(seen)
                .containsExactly(
                        Map.of(
                                "name", "return-42",
                                "group", "g",
                                "expression", "at(2026-03-01T11:00:00)",
                                "window", "OFF",
                                "input", "{\"a\":1}",
                                "target", "arn:t"),
                        Map.of("name", "return-42", "group", "g", "token", "t1"));
        assertThat(fault.awsErrorDetails().errorMessage()).isEqualTo("Schedule x_y.z does not exist.");
    }

    @Test
    void shouldSayThatItIsNotModelledWhenNobodyKnowsTheAction() {
        var autoscaling = clients(new ScriptedService("autoscaling")).client(AutoScalingClient.builder());

        var fault = catchThrowableOfType(AutoScalingException.class, autoscaling::describePolicies);

        assertThat(fault.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
        assertThat(fault.awsErrorDetails().errorMessage())
                .isEqualTo("autoscaling:DescribePolicies is not modelled by the Slipway rehearsal.");
    }
}
