package io.jenkins.plugins.slipway.rehearsal.wire.elb;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.wire.Service.Handler;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Refusals;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code CreateRule}, {@code DescribeRules}, {@code ModifyRule}, {@code DeleteRule}, {@code SetRulePriorities}. */
final class RuleCalls {
    private static final Shape VALUES = new Shape().lists("Values", "RegexValues");
    private static final Shape CONDITION = new Shape()
            .texts("Field")
            .lists("Values", "RegexValues")
            .structure("HostHeaderConfig", VALUES)
            .structure("PathPatternConfig", VALUES)
            .structure("HttpHeaderConfig", new Shape().texts("HttpHeaderName").lists("Values", "RegexValues"))
            .structure("QueryStringConfig", new Shape().structures("Values", new Shape().texts("Key", "Value")))
            .structure("HttpRequestMethodConfig", new Shape().lists("Values"))
            .structure("SourceIpConfig", new Shape().lists("Values"));
    private final ElbService service;

    RuleCalls(ElbService service) {
        this.service = service;
    }

    void addTo(Map<String, Handler> handlers) {
        handlers.put("CreateRule", this::create);
        handlers.put("DescribeRules", this::describe);
        handlers.put("ModifyRule", this::modify);
        handlers.put("DeleteRule", this::delete);
        handlers.put("SetRulePriorities", this::prioritize);
    }

    private Answer create(Call call) {
        var params = call.params();
        var listener = params.required("ListenerArn");
        var priority =
                params.integer("Priority").orElseThrow(() -> Refusals.invalid("A rule's priority must be specified"));
        var conditions = conditions(params);
        var actions = Actions.read(params.structures("Actions"));
        var tags = Common.tags(params);
        params.nothingElse();
        return answer(List.of(service.balancing(call).rules().create(listener, priority, conditions, actions, tags)));
    }

    private Answer describe(Call call) {
        var params = call.params();
        var listener = params.text("ListenerArn").orElse(null);
        var arns = Common.set(params, "RuleArns");
        if ((listener == null) == arns.isEmpty()) {
            throw Refusals.invalid("You must specify either listener rule ARNs or a listener ARN");
        }
        return Common.page(
                params, "Rules", service.balancing(call).rules().described(listener, arns), RuleCalls::write);
    }

    private Answer modify(Call call) {
        var params = call.params();
        var arn = params.required("RuleArn");
        var conditions = params.has("Conditions") ? conditions(params) : null;
        var actions = params.has("Actions") ? Actions.read(params.structures("Actions")) : null;
        params.nothingElse();
        return answer(List.of(service.balancing(call).rules().modify(arn, conditions, actions)));
    }

    private Answer delete(Call call) {
        var arn = call.params().required("RuleArn");
        call.params().nothingElse();
        service.balancing(call).rules().delete(arn);
        return Answer.empty();
    }

    private Answer prioritize(Call call) {
        var priorities = new LinkedHashMap<String, Integer>();
        for (var each : call.params().structures("RulePriorities")) {
            priorities.put(each.required("RuleArn"), each.integer("Priority").orElse(0));
        }
        call.params().nothingElse();
        return answer(service.balancing(call).rules().prioritize(priorities));
    }

    private static List<Map<String, Object>> conditions(Params params) {
        return params.structures("Conditions").stream().map(CONDITION::read).toList();
    }

    private static Answer answer(List<Rule> rules) {
        return Answer.empty().with("Rules", rules.stream().map(RuleCalls::write).toList());
    }

    private static Answer write(Rule rule) {
        return Answer.empty()
                .with("RuleArn", rule.arn())
                .with("Priority", rule.isDefault() ? "default" : String.valueOf(rule.priority()))
                .with(
                        "Conditions",
                        rule.conditions().stream().map(CONDITION::write).toList())
                .with("Actions", Actions.write(rule.actions()))
                .with("IsDefault", rule.isDefault());
    }
}
