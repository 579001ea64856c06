package io.jenkins.plugins.slipway.rehearsal.wire.ssm;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Instance;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** DescribeInstanceInformation: the instances whose agent has registered. */
final class NodeActions {
    private NodeActions() {}

    static Map<String, Function<SsmRequest, Answer>> all() {
        return Map.of("DescribeInstanceInformation", NodeActions::describe);
    }

    private static Answer describe(SsmRequest request) {
        var filters = request.params().structures("Filters").stream()
                .map(filter -> new Filter(filter.required("Key"), filter.texts("Values")))
                .toList();
        var older = request.params().structures("InstanceInformationFilterList").stream()
                .map(NodeActions::older)
                .toList();
        var paging = request.paging(5, 50);
        request.params().nothingElse();
        var nodes = request.ssm().nodes();
        var found = request.region().get(Ec2.class).instances().shelf().all().stream()
                .filter(it -> nodes.registeredAt(it.id()).isPresent())
                .filter(it -> filters.stream().allMatch(filter -> filter.matches(it)))
                .filter(it -> older.stream().allMatch(filter -> filter.matches(it)))
                .toList();
        var page = paging.of(found);
        return Answer.empty()
                .with(
                        "InstanceInformationList",
                        page.items().stream().map(it -> node(request, it)).toList())
                .with("NextToken", page.next());
    }

    private static Filter older(Params filter) {
        return new Filter(filter.required("key"), filter.texts("valueSet"));
    }

    private record Filter(String key, List<String> values) {
        boolean matches(Instance instance) {
            return switch (key) {
                case "InstanceIds" -> values.contains(instance.id());
                case "PingStatus" -> values.contains("Online");
                case "PlatformTypes" -> values.contains("Linux");
                case "ResourceType" -> values.contains("EC2Instance") || values.contains("ManagedInstance");
                default -> key.startsWith("tag:") && tagged(instance);
            };
        }

        private Filter {
            var known = List.of("InstanceIds", "PingStatus", "PlatformTypes", "ResourceType");
            if (!known.contains(key) && !key.startsWith("tag:")) {
                throw new WorldFault("InvalidInstanceInformationFilterValue", "The filter key is not modelled: " + key);
            }
        }

        private boolean tagged(Instance instance) {
            var value = instance.tags().get(key.substring(4));
            return value != null && values.contains(value);
        }
    }

    private static Answer node(SsmRequest request, Instance it) {
        return Answer.empty()
                .with("InstanceId", it.id())
                .with("PingStatus", "Online")
                .with("LastPingDateTime", request.region().world().now())
                .with("AgentVersion", "3.3.3050.0")
                .with("IsLatestVersion", true)
                .with("PlatformType", "Linux")
                .with("PlatformName", "Amazon Linux")
                .with("PlatformVersion", "2023")
                .with("ResourceType", "EC2Instance")
                .with("IPAddress", it.birth().privateIp())
                .with("ComputerName", "ip-" + it.birth().privateIp().replace('.', '-') + ".ec2.internal");
    }
}
