package io.jenkins.plugins.slipway.rehearsal.world.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.rehearsal.world.fakes.BalancedWorld;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private final BalancedWorld it = new BalancedWorld();
    private final Rules rules = it.balancing.rules();

    @Test
    void shouldKeepTheSeededArn() {
        var rule = rules.described(null, Set.of(BalancedWorld.RULE)).get(0);
        assertThat(rule.routing()).isEqualTo(Action.forward(it.stable));
        assertThat(rule.listener())
                .isEqualTo("arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/" + BalancedWorld.BALANCER
                        + "/f2f7dc8efc522ab2");
        assertThat(it.balancing.balancers().described(Set.of(), Set.of("checkout")))
                .singleElement()
                .extracting(LoadBalancer::dimension)
                .isEqualTo(BalancedWorld.BALANCER);
    }

    @Test
    void shouldSeedAListenersDefaultWhenItsArnIsGiven() {
        var listener = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/other/00aa/00bb";
        it.balancing.seedRoute(listener, it.canary);
        assertThat(it.balancing
                        .listeners()
                        .described(null, Set.of(listener))
                        .get(0)
                        .actions())
                .containsExactly(Action.forward(it.canary));
        assertThatThrownBy(() -> it.balancing.seedRoute("arn:aws:s3:::bucket", it.canary))
                .hasMessageContaining("arn:aws:s3:::bucket");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1000})
    void shouldRefuseAWeightOutOfRange(int weight) {
        assertThatThrownBy(() -> it.weights(100, weight))
                .hasMessageContaining("'" + weight + "'")
                .extracting("code")
                .isEqualTo("ValidationError");
    }

    @Test
    void shouldRefuseMoreThanFiveTargetGroups() {
        var six = IntStream.range(0, 6)
                .mapToObj(i -> it.balancing.groups().create(TargetGroups.http("group-" + i), Map.of()))
                .map(group -> new Action.Weighted(group.arn(), 1))
                .toList();
        assertThatThrownBy(() -> modify(Action.forward(six, Action.Stickiness.OFF)))
                .hasMessageContaining("6");
        modify(Action.forward(six.subList(0, 5), Action.Stickiness.OFF));
    }

    @Test
    void shouldRefuseATargetGroupThatIsNotThereOrInUseElsewhere() {
        assertThatThrownBy(() -> modify(Action.forward("arn:none")))
                .extracting("code")
                .isEqualTo("TargetGroupNotFound");
        it.balancing.seedRoute(BalancedWorld.RULE.replace("checkout", "other"), it.canary);
        assertThatThrownBy(() -> it.weights(50, 50)).extracting("code").isEqualTo("TargetGroupAssociationLimit");
    }

    @Test
    void shouldLeaveTheRuleAsItWasWhenAChangeIsRefused() {
        var before = rules.described(null, Set.of(BalancedWorld.RULE));
        assertThatThrownBy(() -> it.weights(1, 1000)).isNotNull();
        assertThat(rules.described(null, Set.of(BalancedWorld.RULE))).isEqualTo(before);
    }

    @Test
    void shouldNeedAnOrderAndOneRoutingActionAtTheEnd() {
        var login = new Action(
                "authenticate-cognito",
                1,
                List.of(),
                null,
                Map.of("AuthenticateCognitoConfig", Map.of("Scope", "openid")));
        assertThatThrownBy(() -> modify(login)).extracting("code").isEqualTo("InvalidLoadBalancerAction");
        assertThatThrownBy(() -> modify(login, Action.forward(it.stable)))
                .extracting("code")
                .isEqualTo("InvalidLoadBalancerAction");
        var forward = new Action("forward", 2, Action.forward(it.stable).targets(), Action.Stickiness.OFF, Map.of());
        modify(forward, login);
        assertThat(rules.described(null, Set.of(BalancedWorld.RULE)).get(0).actions())
                .containsExactly(login, forward);
    }

    @Test
    void shouldKeepTheClientSecretWhenActionsThatWereDescribedArePutBack() {
        modify(oidc(Map.of("Issuer", "https://id", "ClientSecret", "s3cret")), forwardAt2());
        assertThatThrownBy(() -> modify(oidc(Map.of("Issuer", "https://id")), forwardAt2()))
                .hasMessageContaining("UseExistingClientSecret");
        modify(oidc(Map.of("Issuer", "https://id", "UseExistingClientSecret", true)), forwardAt2());
        assertThat(rules.described(null, Set.of(BalancedWorld.RULE))
                        .get(0)
                        .actions()
                        .get(0))
                .isEqualTo(oidc(Map.of("Issuer", "https://id", "ClientSecret", "s3cret")));
    }

    @Test
    void shouldRefuseToDeleteATargetGroupInUseAtWeightZero() {
        it.weights(100, 0);
        assertThatThrownBy(() -> it.balancing.groups().delete(it.canary))
                .extracting("code")
                .isEqualTo("ResourceInUse");
        modify(Action.forward(it.stable));
        it.balancing.groups().delete(it.canary);
        it.balancing.groups().delete(it.canary);
        assertThat(it.balancing.exists(it.canary)).isFalse();
    }

    @Test
    void shouldAnswerWithTheSameTargetGroupWhenCreatedAgain() {
        assertThat(it.balancing
                        .groups()
                        .create(TargetGroups.http("checkout"), Map.of())
                        .arn())
                .isEqualTo(it.stable);
        var other = TargetGroups.http("checkout").with(HealthCheck.STANDARD);
        assertThatThrownBy(() -> it.balancing.groups().create(other, Map.of()))
                .extracting("code")
                .isEqualTo("DuplicateTargetGroupName");
    }

    @Test
    void shouldKeepRulesInOrderOfPriority() {
        var listener = rules.described(null, Set.of(BalancedWorld.RULE)).get(0).listener();
        var condition = List.of(Map.<String, Object>of("Field", "path-pattern", "Values", List.of("/api")));
        var second = rules.create(listener, 7, condition, List.of(Action.fixedResponse(200)), Map.of());
        assertThatThrownBy(() -> rules.create(listener, 7, condition, List.of(Action.fixedResponse(200)), Map.of()))
                .extracting("code")
                .isEqualTo("PriorityInUse");
        rules.prioritize(Map.of(second.arn(), 1, BalancedWorld.RULE, 7));
        assertThat(rules.described(listener, Set.of()))
                .extracting(Rule::priority)
                .containsExactly(1, 7, Rule.DEFAULT_PRIORITY);
        var last = rules.described(listener, Set.of()).get(2);
        assertThatThrownBy(() -> rules.delete(last.arn())).extracting("code").isEqualTo("OperationNotPermitted");
        rules.delete(second.arn());
        assertThatThrownBy(() -> rules.delete(second.arn())).extracting("code").isEqualTo("RuleNotFound");
    }

    @Test
    void shouldCountWhatExists() {
        it.weights(95, 5);
        assertThat(it.world.census().present("rules"))
                .containsExactly(BalancedWorld.RULE + " checkout=95 checkout-canary=5");
        assertThat(it.world.census().ever("target groups")).isEqualTo(2);
    }

    private void modify(Action... actions) {
        rules.modify(BalancedWorld.RULE, null, List.of(actions));
    }

    private Action forwardAt2() {
        return new Action("forward", 2, Action.forward(it.stable).targets(), Action.Stickiness.OFF, Map.of());
    }

    private static Action oidc(Map<String, Object> config) {
        return new Action("authenticate-oidc", 1, List.of(), null, Map.of("AuthenticateOidcConfig", config));
    }
}
