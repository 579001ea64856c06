package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Instance;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.InstanceState;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.LaunchOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** RunInstances, the describes of instances, and their states. */
final class InstanceActions {
    private static final Map<String, Function<Instance, ? extends Collection<String>>> FILTERS = filters();

    private InstanceActions() {}

    static Map<String, Function<Ec2Request, Answer>> all() {
        return Map.of(
                "RunInstances", InstanceActions::run,
                "DescribeInstances", InstanceActions::describe,
                "DescribeInstanceStatus", InstanceActions::status,
                "TerminateInstances",
                        request ->
                                move(request, ids -> request.ec2().instances().terminate(ids)),
                "StopInstances", InstanceActions::stop,
                "StartInstances",
                        request ->
                                move(request, ids -> request.ec2().instances().start(ids)));
    }

    private static Answer run(Ec2Request request) {
        var params = request.params();
        int min = count(request, "MinCount");
        int max = count(request, "MaxCount");
        var data = LaunchShape.ofRun(params);
        var template = params.structure("LaunchTemplate");
        var name = template.map(it -> it.text("LaunchTemplateId")
                .or(() -> it.text("LaunchTemplateName"))
                .orElseThrow(() -> new WorldFault(
                        "MissingParameter",
                        "The request must contain the parameter LaunchTemplateId or LaunchTemplateName")));
        var version = template.flatMap(it -> it.text("Version")).orElse(null);
        var token = params.text("ClientToken").orElse(null);
        request.ready();
        var order = new LaunchOrder(data, name.orElse(null), version, min, max, null, token);
        return InstanceAnswers.reservation(request.ec2().instances().run(order));
    }

    private static int count(Ec2Request request, String name) {
        request.params().required(name);
        return request.params().integer(name).orElseThrow();
    }

    private static Answer describe(Ec2Request request) {
        var ids = request.params().texts("InstanceId");
        var filters = request.filters();
        var paging = request.paging(5, 1000, "InstanceId");
        request.ready();
        var page = paging.of(request.ec2().instances().shelf().describe(ids, filters, FILTERS));
        return Answer.empty()
                .with("reservationSet", InstanceAnswers.reservations(page.items()))
                .with("nextToken", page.next());
    }

    /** "By default, only running instances are described, unless you specifically indicate to return the status of all instances." */
    private static Answer status(Ec2Request request) {
        var ids = request.params().texts("InstanceId");
        var filters = request.filters();
        boolean all = request.params().flag("IncludeAllInstances").orElse(false);
        var paging = request.paging(5, 1000, "InstanceId");
        request.ready();
        var now = request.region().world().now();
        var found = request.ec2().instances().shelf().describe(ids, filters, statusFilters(now)).stream()
                .filter(instance -> all || instance.is(InstanceState.RUNNING))
                .toList();
        return Answers.page("instanceStatusSet", paging.of(found), it -> InstanceAnswers.status(it, now));
    }

    private static Answer stop(Ec2Request request) {
        // Forcing matters to file systems alone, and there is none here.
        request.params().ignore("Force");
        return move(request, ids -> request.ec2().instances().stop(ids));
    }

    private static Answer move(Ec2Request request, Function<List<String>, List<Instance>> change) {
        var ids = request.params().texts("InstanceId");
        if (ids.isEmpty()) {
            throw new WorldFault("MissingParameter", "The request must contain the parameter InstanceId");
        }
        request.ready();
        var before = change.apply(ids);
        var shelf = request.ec2().instances().shelf();
        return Answer.empty()
                .with(
                        "instancesSet",
                        before.stream()
                                .map(it -> InstanceAnswers.change(it, shelf.require(it.id())))
                                .toList());
    }

    private static Map<String, Function<Instance, ? extends Collection<String>>> filters() {
        var filters = new HashMap<String, Function<Instance, ? extends Collection<String>>>();
        filters.put("instance-id", it -> List.of(it.id()));
        filters.put("instance-state-name", it -> List.of(it.state().word()));
        filters.put(
                "instance-state-code", it -> List.of(String.valueOf(it.state().code())));
        filters.put("availability-zone", it -> List.of(it.birth().subnet().zone()));
        filters.put("image-id", it -> List.of(it.birth().image().id()));
        filters.put("instance-type", it -> List.of(it.birth().type()));
        filters.put(
                "architecture", it -> List.of(it.birth().image().architecture().word()));
        filters.put("client-token", it -> optional(it.birth().clientToken()));
        filters.put("subnet-id", it -> List.of(it.birth().subnet().id()));
        filters.put("vpc-id", it -> List.of(it.birth().subnet().vpcId()));
        filters.put("private-ip-address", it -> List.of(it.birth().privateIp()));
        filters.put("reservation-id", it -> List.of(it.birth().reservationId()));
        filters.put("instance.group-id", it -> it.birth().securityGroups());
        filters.put("iam-instance-profile.arn", it -> optional(it.birth().profile()));
        return filters;
    }

    private static Map<String, Function<Instance, ? extends Collection<String>>> statusFilters(Instant now) {
        var filters = new HashMap<String, Function<Instance, ? extends Collection<String>>>();
        List.of("instance-state-name", "instance-state-code", "availability-zone")
                .forEach(name -> filters.put(name, FILTERS.get(name)));
        filters.put("instance-status.status", it -> List.of(it.statusChecks(now)));
        filters.put("system-status.status", it -> List.of(it.statusChecks(now)));
        return filters;
    }

    private static List<String> optional(String value) {
        return value == null ? List.of() : List.of(value);
    }
}
