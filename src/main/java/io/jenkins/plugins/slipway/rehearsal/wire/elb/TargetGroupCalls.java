package io.jenkins.plugins.slipway.rehearsal.wire.elb;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.wire.Service.Handler;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.elb.HealthCheck;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Refusals;
import io.jenkins.plugins.slipway.rehearsal.world.elb.TargetGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code CreateTargetGroup}, {@code DescribeTargetGroups}, {@code ModifyTargetGroup}, {@code DeleteTargetGroup} and their attributes. */
final class TargetGroupCalls {
    private final ElbService service;

    TargetGroupCalls(ElbService service) {
        this.service = service;
    }

    void addTo(Map<String, Handler> handlers) {
        handlers.put("CreateTargetGroup", this::create);
        handlers.put("DescribeTargetGroups", this::describe);
        handlers.put("ModifyTargetGroup", this::modify);
        handlers.put("DeleteTargetGroup", this::delete);
        handlers.put("DescribeTargetGroupAttributes", this::attributes);
        handlers.put("ModifyTargetGroupAttributes", this::modifyAttributes);
    }

    private Answer create(Call call) {
        var params = call.params();
        var type = params.text("TargetType").orElse("instance");
        if (!type.equals("instance")) {
            throw new WorldFault(
                    "NotModelled", "The Slipway rehearsal models target groups of type instance, not " + type);
        }
        var protocol = params.text("Protocol").orElse("HTTP");
        if (!protocol.matches("HTTPS?")) {
            throw new WorldFault(
                    "NotModelled", "The Slipway rehearsal models target groups for HTTP and HTTPS, not " + protocol);
        }
        var version = params.text("ProtocolVersion").orElse("HTTP1");
        var standard = version.equals("GRPC")
                ? new HealthCheck(true, "HTTP", "traffic-port", "/AWS.ALB/healthcheck", 30, 5, 5, 2, null, "12")
                : HealthCheck.STANDARD;
        var wanted = new TargetGroup(
                "",
                params.required("Name"),
                protocol,
                version,
                params.integer("Port").orElseThrow(() -> Refusals.invalid("A port must be specified")),
                params.text("VpcId").orElseThrow(() -> Refusals.invalid("A VPC ID must be specified")),
                type,
                params.text("IpAddressType").orElse("ipv4"),
                HealthChecks.read(params, standard),
                Map.of());
        var tags = Common.tags(params);
        params.nothingElse();
        return one(call, service.balancing(call).groups().create(wanted, tags));
    }

    private Answer describe(Call call) {
        var params = call.params();
        var balancer = params.text("LoadBalancerArn").orElse(null);
        var arns = Common.set(params, "TargetGroupArns");
        var names = Common.set(params, "Names");
        if ((balancer == null ? 0 : 1) + (arns.isEmpty() ? 0 : 1) + (names.isEmpty() ? 0 : 1) > 1) {
            throw Refusals.invalid(
                    "Target groups are described by load balancer, by ARNs or by names, not by several of them");
        }
        var found = service.balancing(call).groups().described(balancer, arns, names);
        return Common.page(params, "TargetGroups", found, group -> write(call, group));
    }

    private Answer modify(Call call) {
        var params = call.params();
        var arn = params.required("TargetGroupArn");
        var group = service.balancing(call).groups().find(arn);
        var check = HealthChecks.read(params, group.check());
        params.nothingElse();
        return one(call, service.balancing(call).groups().modify(arn, check));
    }

    private Answer delete(Call call) {
        var arn = call.params().required("TargetGroupArn");
        call.params().nothingElse();
        service.balancing(call).groups().delete(arn);
        return Answer.empty();
    }

    private Answer attributes(Call call) {
        var arn = call.params().required("TargetGroupArn");
        return attributes(service.balancing(call).groups().described(arn));
    }

    private Answer modifyAttributes(Call call) {
        Params params = call.params();
        var arn = params.required("TargetGroupArn");
        var changes = new LinkedHashMap<String, String>();
        params.structures("Attributes")
                .forEach(each ->
                        changes.put(each.required("Key"), each.text("Value").orElse("")));
        params.nothingElse();
        return attributes(service.balancing(call).groups().modifyAttributes(arn, changes));
    }

    private static Answer attributes(TargetGroup group) {
        return Answer.empty()
                .with(
                        "Attributes",
                        new TreeMap<>(group.attributes())
                                .entrySet().stream()
                                        .map(entry -> Answer.empty()
                                                .with("Key", entry.getKey())
                                                .with("Value", entry.getValue()))
                                        .toList());
    }

    private Answer one(Call call, TargetGroup group) {
        return Answer.empty().with("TargetGroups", List.of(write(call, group)));
    }

    private Answer write(Call call, TargetGroup group) {
        var answer = Answer.empty()
                .with("TargetGroupArn", group.arn())
                .with("TargetGroupName", group.name())
                .with("Protocol", group.protocol())
                .with("ProtocolVersion", group.protocolVersion())
                .with("Port", group.port())
                .with("VpcId", group.vpc())
                .with("LoadBalancerArns", service.balancing(call).groups().balancers(group))
                .with("TargetType", group.targetType())
                .with("IpAddressType", group.ipAddressType());
        return HealthChecks.write(group.check(), answer);
    }
}
