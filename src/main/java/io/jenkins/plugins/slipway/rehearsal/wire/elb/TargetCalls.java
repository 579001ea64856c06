package io.jenkins.plugins.slipway.rehearsal.wire.elb;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.wire.Service.Handler;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Refusals;
import io.jenkins.plugins.slipway.rehearsal.world.elb.TargetKey;
import io.jenkins.plugins.slipway.rehearsal.world.elb.TargetStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code RegisterTargets}, {@code DeregisterTargets}, {@code DescribeTargetHealth}. */
final class TargetCalls {
    private final ElbService service;

    TargetCalls(ElbService service) {
        this.service = service;
    }

    void addTo(Map<String, Handler> handlers) {
        handlers.put("RegisterTargets", this::register);
        handlers.put("DeregisterTargets", this::deregister);
        handlers.put("DescribeTargetHealth", this::health);
    }

    private Answer register(Call call) {
        var group = call.params().required("TargetGroupArn");
        var targets = targets(call.params());
        call.params().nothingElse();
        service.balancing(call).targets().register(group, some(targets));
        return Answer.empty();
    }

    private Answer deregister(Call call) {
        var group = call.params().required("TargetGroupArn");
        var targets = targets(call.params());
        call.params().nothingElse();
        service.balancing(call).targets().deregister(group, some(targets));
        return Answer.empty();
    }

    private Answer health(Call call) {
        var arn = call.params().required("TargetGroupArn");
        var wanted = targets(call.params());
        var balancing = service.balancing(call);
        var group = balancing.groups().described(arn);
        var statuses = new LinkedHashMap<TargetKey, TargetStatus>();
        if (wanted.isEmpty()) {
            statuses.putAll(balancing.targets().statuses(arn));
        }
        for (var key : wanted) {
            var port = key.port() == 0 ? group.port() : key.port();
            statuses.put(
                    new TargetKey(key.instance(), port), balancing.targets().status(arn, key));
        }
        return Answer.empty()
                .with(
                        "TargetHealthDescriptions",
                        statuses.entrySet().stream()
                                .map(entry -> write(
                                        entry.getKey(),
                                        entry.getValue(),
                                        group.check().port()))
                                .toList());
    }

    private static Answer write(TargetKey target, TargetStatus status, String checkPort) {
        return Answer.empty()
                .with("Target", Answer.empty().with("Id", target.instance()).with("Port", target.port()))
                .with("HealthCheckPort", checkPort.equals("traffic-port") ? "" + target.port() : checkPort)
                .with(
                        "TargetHealth",
                        Answer.empty()
                                .with("State", status.state())
                                .with("Reason", status.reason())
                                .with("Description", status.description()));
    }

    private static List<TargetKey> targets(Params params) {
        return params.structures("Targets").stream()
                .map(target -> new TargetKey(
                        target.required("Id"), target.integer("Port").orElse(0)))
                .toList();
    }

    private static List<TargetKey> some(List<TargetKey> targets) {
        if (targets.isEmpty()) {
            throw Refusals.invalid("At least one target must be specified");
        }
        return targets;
    }
}
