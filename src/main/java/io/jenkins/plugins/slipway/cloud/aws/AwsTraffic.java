package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.RouteAction;
import io.jenkins.plugins.slipway.cloud.TargetGroup;
import io.jenkins.plugins.slipway.cloud.TargetHealth;
import io.jenkins.plugins.slipway.cloud.Traffic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** {@link Traffic} on Elastic Load Balancing v2. */
record AwsTraffic(Calls calls) implements Traffic {
    @Override
    public Optional<List<RouteAction>> actions(String arn) {
        return (isListener(arn) ? defaultActions(arn) : ruleActions(arn))
                .map(actions -> actions.stream().map(Actions::read).toList());
    }

    @Override
    public void setActions(String arn, List<RouteAction> actions) {
        var all = actions.stream().map(Actions::write).toList();
        if (isListener(arn)) {
            var request = ModifyListenerRequest.builder()
                    .listenerArn(arn)
                    .defaultActions(all)
                    .build();
            calls.send(Api.MODIFY_LISTENER, request, elb()::modifyListener);
        } else {
            var request = ModifyRuleRequest.builder().ruleArn(arn).actions(all).build();
            calls.send(Api.MODIFY_RULE, request, elb()::modifyRule);
        }
    }

    @Override
    public Optional<TargetGroup> targetGroup(String arn) {
        return new TargetGroups(calls).find(request -> request.targetGroupArns(arn));
    }

    @Override
    public Optional<TargetGroup> targetGroupNamed(String name) {
        return new TargetGroups(calls).find(request -> request.names(name));
    }

    @Override
    public String createTargetGroup(String name, String like, Map<String, String> tags) {
        return new TargetGroups(calls).create(name, like, tags);
    }

    @Override
    public void deleteTargetGroup(String arn) {
        new TargetGroups(calls).delete(arn);
    }

    @Override
    public List<TargetGroup> taggedTargetGroups(Map<String, String> tags) {
        return new TargetGroups(calls).tagged(found -> found.entrySet().containsAll(tags.entrySet()));
    }

    @Override
    public List<TargetGroup> targetGroupsWithTag(String key) {
        return new TargetGroups(calls).tagged(tags -> tags.containsKey(key));
    }

    @Override
    public List<TargetHealth> health(String targetGroup) {
        var request = DescribeTargetHealthRequest.builder()
                .targetGroupArn(targetGroup)
                .build();
        return calls
                .send(Api.DESCRIBE_TARGET_HEALTH, request, elb()::describeTargetHealth)
                .targetHealthDescriptions()
                .stream()
                .map(AwsTraffic::health)
                .toList();
    }

    private Optional<List<Action>> ruleActions(String arn) {
        var request = DescribeRulesRequest.builder().ruleArns(arn).build();
        return calls.find(Api.DESCRIBE_RULES, request, elb()::describeRules).stream()
                .flatMap(answer -> answer.rules().stream())
                .map(rule -> rule.actions())
                .findFirst();
    }

    private Optional<List<Action>> defaultActions(String arn) {
        var request = DescribeListenersRequest.builder().listenerArns(arn).build();
        return calls.find(Api.DESCRIBE_LISTENERS, request, elb()::describeListeners).stream()
                .flatMap(answer -> answer.listeners().stream())
                .map(listener -> listener.defaultActions())
                .findFirst();
    }

    static boolean isListener(String arn) {
        return arn.contains(":listener/");
    }

    private static TargetHealth health(TargetHealthDescription found) {
        var health = found.targetHealth();
        return new TargetHealth(
                found.target().id(),
                health.stateAsString(),
                health.description() != null
                        ? health.description()
                        : Optional.ofNullable(health.reasonAsString()).orElse(""));
    }

    private ElasticLoadBalancingV2Client elb() {
        return calls.target().loadBalancing();
    }
}
