package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Instance;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.InstanceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Instances as EC2 writes them (API Reference, Instance). */
final class InstanceAnswers {
    private InstanceAnswers() {}

    static List<Answer> reservations(List<Instance> instances) {
        var byReservation = new LinkedHashMap<String, List<Instance>>();
        instances.forEach(it -> byReservation
                .computeIfAbsent(it.birth().reservationId(), id -> new ArrayList<>())
                .add(it));
        return byReservation.values().stream().map(InstanceAnswers::reservation).toList();
    }

    static Answer reservation(List<Instance> instances) {
        return Answer.empty()
                .with("reservationId", instances.get(0).birth().reservationId())
                .with("ownerId", World.ACCOUNT)
                .with("groupSet", List.of())
                .with(
                        "instancesSet",
                        instances.stream().map(InstanceAnswers::instance).toList());
    }

    static Answer change(Instance before, Instance after) {
        return Answer.empty()
                .with("instanceId", before.id())
                .with("currentState", state(after.state()))
                .with("previousState", state(before.state()));
    }

    static Answer status(Instance it, Instant now) {
        var checks = it.statusChecks(now);
        var detail =
                Answer.empty().with("name", "reachability").with("status", checks.equals("ok") ? "passed" : checks);
        var summary = Answer.empty()
                .with("status", checks)
                .with("details", it.is(InstanceState.RUNNING) ? List.of(detail) : List.of());
        return Answer.empty()
                .with("instanceId", it.id())
                .with("availabilityZone", it.birth().subnet().zone())
                .with("instanceState", state(it.state()))
                .with("systemStatus", summary)
                .with("instanceStatus", summary);
    }

    private static Answer state(InstanceState state) {
        return Answer.empty().with("code", state.code()).with("name", state.word());
    }

    private static Answer instance(Instance it) {
        var birth = it.birth();
        boolean ended = it.is(InstanceState.TERMINATED);
        var answer = Answer.empty()
                .with("instanceId", it.id())
                .with("imageId", birth.image().id())
                .with("instanceState", state(it.state()))
                .with("privateDnsName", ended ? "" : "ip-" + birth.privateIp().replace('.', '-') + ".ec2.internal")
                .with("dnsName", "")
                .with("reason", it.changeReason())
                .with("keyName", birth.data().text("keyName").orElse(null))
                .with("amiLaunchIndex", birth.index())
                .with("instanceType", birth.type())
                .with("launchTime", birth.launchedAt())
                .with("placement", placement(it))
                .with("monitoring", monitoring(it))
                .with("architecture", birth.image().architecture().word())
                .with("rootDeviceType", "ebs")
                .with("rootDeviceName", "/dev/xvda")
                .with("virtualizationType", "hvm")
                .with("hypervisor", "xen")
                .with("clientToken", birth.clientToken() == null ? "" : birth.clientToken())
                .with("tagSet", Answers.tags(it.tags()))
                .with("ebsOptimized", birth.data().flag("ebsOptimized"))
                .with("platformDetails", "Linux/UNIX")
                .with("usageOperation", "RunInstances");
        return ended ? reasoned(answer, it) : reasoned(attached(answer, it), it);
    }

    /** What a machine has until it is terminated. */
    private static Answer attached(Answer answer, Instance it) {
        var birth = it.birth();
        return answer.with("subnetId", birth.subnet().id())
                .with("vpcId", birth.subnet().vpcId())
                .with("privateIpAddress", birth.privateIp())
                .with("sourceDestCheck", true)
                .with("groupSet", groups(birth.securityGroups()))
                .with("blockDeviceMapping", devices(it))
                .with("metadataOptions", metadata(it))
                .with(
                        "iamInstanceProfile",
                        birth.profile() == null
                                ? null
                                : Answer.empty().with("arn", birth.profile()).with("id", "AIPAREHEARSAL0000000"));
    }

    private static Answer reasoned(Answer answer, Instance it) {
        if (!it.changeReason().isEmpty()) {
            answer.with(
                    "stateReason",
                    Answer.empty()
                            .with("code", "Client.UserInitiatedShutdown")
                            .with("message", "Client.UserInitiatedShutdown: User initiated shutdown"));
        }
        return answer;
    }

    private static List<Answer> groups(List<String> ids) {
        return ids.stream().map(id -> Answer.empty().with("groupId", id)).toList();
    }

    private static Answer placement(Instance it) {
        return Answer.empty()
                .with("availabilityZone", it.birth().subnet().zone())
                .with("groupName", "")
                .with("tenancy", it.birth().data().text("placement", "tenancy").orElse("default"));
    }

    private static Answer monitoring(Instance it) {
        boolean enabled = it.birth()
                .data()
                .text("monitoring", "enabled")
                .filter("true"::equals)
                .isPresent();
        return Answer.empty().with("state", enabled ? "enabled" : "disabled");
    }

    /** Amazon Linux 2023 asks for tokens unless told otherwise (User Guide, "Order of precedence for instance metadata options"). */
    private static Answer metadata(Instance it) {
        var options = it.birth().data().structure("metadataOptions");
        return Answer.empty()
                .with("state", "applied")
                .with("httpTokens", options.text("httpTokens").orElse("required"))
                .with(
                        "httpPutResponseHopLimit",
                        options.text("httpPutResponseHopLimit").orElse("2"))
                .with("httpEndpoint", options.text("httpEndpoint").orElse("enabled"))
                .with(
                        "instanceMetadataTags",
                        options.text("instanceMetadataTags").orElse("disabled"));
    }

    private static List<Answer> devices(Instance it) {
        return it.birth().volumes().entrySet().stream()
                .map(volume -> Answer.empty()
                        .with("deviceName", volume.getKey())
                        .with(
                                "ebs",
                                Answer.empty()
                                        .with("volumeId", volume.getValue())
                                        .with("status", "attached")
                                        .with("attachTime", it.birth().launchedAt())))
                .toList();
    }
}
