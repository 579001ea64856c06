package io.jenkins.plugins.slipway.rehearsal.wire.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.rehearsal.wire.BalancedClients;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.fakes.BalancedWorld;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

class ElbServiceTest {
    private final BalancedWorld it = new BalancedWorld();
    private final ElasticLoadBalancingV2Client elb =
            new BalancedClients(it).client(ElasticLoadBalancingV2Client.builder());

    @Test
    void shouldGiveBackTheActionsThatWereSet() {
        var actions = List.of(
                Action.builder()
                        .type(ActionTypeEnum.AUTHENTICATE_OIDC)
                        .order(1)
                        .authenticateOidcConfig(oidc -> oidc.issuer("https://id")
                                .authorizationEndpoint("https://id/auth")
                                .tokenEndpoint("https://id/token")
                                .userInfoEndpoint("https://id/user")
                                .clientId("checkout")
                                .clientSecret("secret")
                                .sessionTimeout(3_600L)
                                .authenticationRequestExtraParams(Map.of("prompt", "login")))
                        .build(),
                forward(95, 5, 2));
        elb.modifyRule(rule -> rule.ruleArn(BalancedWorld.RULE).actions(actions));

        var shown = elb.describeRules(rules -> rules.ruleArns(BalancedWorld.RULE))
                .rules()
                .get(0)
                .actions();
        assertThat(shown.get(1)).isEqualTo(forward(95, 5, 2));
        assertThat(shown.get(0))
                .isEqualTo(actions.get(0)
                        .copy(action -> action.authenticateOidcConfig(
                                actions.get(0).authenticateOidcConfig().copy(oidc -> oidc.clientSecret(null)))));
        assertThatThrownBy(() ->
                        elb.modifyRule(rule -> rule.ruleArn(BalancedWorld.RULE).actions(shown)))
                .hasMessageContaining("UseExistingClientSecret");
    }

    @Test
    void shouldNameTheTargetGroupTwiceWhenThereIsOne() {
        var action = elb.describeRules(rules -> rules.ruleArns(BalancedWorld.RULE))
                .rules()
                .get(0)
                .actions()
                .get(0);
        assertThat(action.targetGroupArn()).isEqualTo(it.stable);
        assertThat(action.forwardConfig().targetGroups())
                .containsExactly(TargetGroupTuple.builder()
                        .targetGroupArn(it.stable)
                        .weight(1)
                        .build());
        assertThat(action.forwardConfig().targetGroupStickinessConfig().enabled())
                .isFalse();
    }

    @Test
    void shouldListTheDefaultRuleLast() {
        var listener = elb.describeListeners(all -> all.loadBalancerArn(balancer()))
                .listeners()
                .get(0);
        var rules = elb.describeRules(all -> all.listenerArn(listener.listenerArn()))
                .rules();
        assertThat(rules).extracting("priority").containsExactly("1", "default");
        assertThat(rules.get(0).conditions().get(0).values()).containsExactly("/*");
        assertThat(listener.defaultActions().get(0).fixedResponseConfig().statusCode())
                .isEqualTo("404");
    }

    @Test
    void shouldRunATargetGroupsLife() {
        var group = elb.createTargetGroup(wanted -> wanted.name("fresh")
                        .protocol("HTTP")
                        .port(8080)
                        .vpcId("vpc-1")
                        .healthCheckPath("/health")
                        .healthCheckIntervalSeconds(10)
                        .matcher(codes -> codes.httpCode("200-299"))
                        .tags(tag("slipway:operation", "op-1")))
                .targetGroups()
                .get(0);
        assertThat(elb.describeTargetGroups(all -> all.names("fresh")).targetGroups())
                .containsExactly(group);
        assertThat(group.matcher().httpCode()).isEqualTo("200-299");
        assertThat(group.healthyThresholdCount()).isEqualTo(5);
        assertThat(tags(group.targetGroupArn())).containsExactly(tag("slipway:operation", "op-1"));
        assertThatThrownBy(() -> elb.createTargetGroup(
                        other -> other.name("fresh").protocol("HTTP").port(9090).vpcId("vpc-1")))
                .isInstanceOf(DuplicateTargetGroupNameException.class);

        elb.addTags(more -> more.resourceArns(group.targetGroupArn()).tags(tag("team", "payments")));
        elb.removeTags(less -> less.resourceArns(group.targetGroupArn()).tagKeys("slipway:operation"));
        assertThat(tags(group.targetGroupArn())).containsExactly(tag("team", "payments"));
        elb.modifyTargetGroupAttributes(change -> change.targetGroupArn(group.targetGroupArn())
                .attributes(
                        each -> each.key("deregistration_delay.timeout_seconds").value("30")));
        assertThat(elb.describeTargetGroupAttributes(all -> all.targetGroupArn(group.targetGroupArn()))
                        .attributes())
                .anySatisfy(each -> {
                    assertThat(each.key()).isEqualTo("deregistration_delay.timeout_seconds");
                    assertThat(each.value()).isEqualTo("30");
                });
        elb.deleteTargetGroup(gone -> gone.targetGroupArn(group.targetGroupArn()));
        assertThatThrownBy(() -> elb.describeTargetGroups(all -> all.names("fresh")))
                .isInstanceOf(TargetGroupNotFoundException.class);
        assertThatThrownBy(() -> elb.deleteTargetGroup(gone -> gone.targetGroupArn(it.stable)))
                .isInstanceOf(ResourceInUseException.class);
    }

    @Test
    void shouldPageThroughTargetGroups() {
        IntStream.range(0, 5)
                .forEach(i -> elb.createTargetGroup(wanted ->
                        wanted.name("group-" + i).protocol("HTTP").port(80).vpcId("vpc-1")));
        var first = elb.describeTargetGroups(page -> page.pageSize(4));
        var second = elb.describeTargetGroups(page -> page.pageSize(4).marker(first.nextMarker()));
        assertThat(first.targetGroups()).hasSize(4);
        assertThat(second.targetGroups()).hasSize(3);
        assertThat(second.nextMarker()).isNull();
        assertThat(elb.describeTargetGroups(of -> of.loadBalancerArn(balancer()))
                        .targetGroups())
                .singleElement()
                .satisfies(group -> assertThat(group.loadBalancerArns()).containsExactly(balancer()));
    }

    @Test
    void shouldShowHealthWithItsReason() {
        it.machines.running("i-1", "ami-1", Behaviour.NO_BOOT, it.world.now());
        elb.registerTargets(some -> some.targetGroupArn(it.stable)
                .targets(TargetDescription.builder().id("i-1").build()));
        it.passMinutes(2);
        var health = elb.describeTargetHealth(of -> of.targetGroupArn(it.stable))
                .targetHealthDescriptions()
                .get(0);
        assertThat(health.target().port()).isEqualTo(8080);
        assertThat(health.targetHealth().state()).isEqualTo(TargetHealthStateEnum.UNHEALTHY);
        assertThat(health.targetHealth().reasonAsString()).isEqualTo("Target.FailedHealthChecks");
        elb.deregisterTargets(some -> some.targetGroupArn(it.stable)
                .targets(TargetDescription.builder().id("i-1").build()));
        assertThat(elb.describeTargetHealth(of -> of.targetGroupArn(it.stable))
                        .targetHealthDescriptions()
                        .get(0)
                        .targetHealth()
                        .stateAsString())
                .isEqualTo("draining");
    }

    @Test
    void shouldCreateALoadBalancerThatIsProvisioningAtFirst() {
        var made = elb.createLoadBalancer(wanted -> wanted.name("other").subnets("subnet-1", "subnet-2"))
                .loadBalancers()
                .get(0);
        assertThat(made.state().codeAsString()).isEqualTo("provisioning");
        it.passMinutes(3);
        assertThat(elb.describeLoadBalancers(all -> all.names("other"))
                        .loadBalancers()
                        .get(0)
                        .state()
                        .codeAsString())
                .isEqualTo("active");
        var listener = elb.createListener(wanted -> wanted.loadBalancerArn(made.loadBalancerArn())
                        .protocol("HTTP")
                        .port(80)
                        .defaultActions(Action.builder()
                                .type("forward")
                                .targetGroupArn(it.canary)
                                .build()))
                .listeners()
                .get(0);
        elb.modifyListener(change -> change.listenerArn(listener.listenerArn())
                .defaultActions(Action.builder()
                        .type("redirect")
                        .redirectConfig(to -> to.statusCode("HTTP_301").protocol("HTTPS"))
                        .build()));
        elb.deleteListener(gone -> gone.listenerArn(listener.listenerArn()));
        elb.deleteLoadBalancer(gone -> gone.loadBalancerArn(made.loadBalancerArn()));
        assertThat(it.world.census().present("load balancers")).hasSize(1);
    }

    @Test
    void shouldRefuseInTheServicesOwnWords() {
        assertThatThrownBy(() -> elb.describeRules(of -> of.ruleArns(BalancedWorld.RULE + "0")))
                .isInstanceOf(RuleNotFoundException.class);
        assertThatThrownBy(() ->
                        elb.modifyRule(rule -> rule.ruleArn(BalancedWorld.RULE).actions(forward(1, 1_000, 1))))
                .isInstanceOfSatisfying(
                        ElasticLoadBalancingV2Exception.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("ValidationError"));
        assertThatThrownBy(() ->
                        elb.modifyRule(rule -> rule.ruleArn(BalancedWorld.RULE).resetTransforms(true)))
                .hasMessageContaining("ResetTransforms");
    }

    @Test
    void shouldShowAChangeAMomentLateWhenReadsAreStale() {
        var stale = new BalancedWorld(Settings.standard());
        var client = new BalancedClients(stale).client(ElasticLoadBalancingV2Client.builder());
        stale.passMinutes(1);
        client.modifyRule(rule -> rule.ruleArn(BalancedWorld.RULE)
                .actions(Action.builder()
                        .type("fixed-response")
                        .fixedResponseConfig(to -> to.statusCode("503"))
                        .build()));
        assertThat(type(client)).isEqualTo("forward");
        stale.passMinutes(1);
        assertThat(type(client)).isEqualTo("fixed-response");
    }

    private static String type(ElasticLoadBalancingV2Client client) {
        return client.describeRules(of -> of.ruleArns(BalancedWorld.RULE))
                .rules()
                .get(0)
                .actions()
                .get(0)
                .typeAsString();
    }

    private Action forward(int stable, int canary, int order) {
        return Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .order(order)
                .forwardConfig(ForwardActionConfig.builder()
                        .targetGroups(
                                TargetGroupTuple.builder()
                                        .targetGroupArn(it.stable)
                                        .weight(stable)
                                        .build(),
                                TargetGroupTuple.builder()
                                        .targetGroupArn(it.canary)
                                        .weight(canary)
                                        .build())
                        .targetGroupStickinessConfig(
                                sticky -> sticky.enabled(true).durationSeconds(600))
                        .build())
                .build();
    }

    private List<Tag> tags(String arn) {
        return elb.describeTags(of -> of.resourceArns(arn))
                .tagDescriptions()
                .get(0)
                .tags();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static String balancer() {
        return "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/" + BalancedWorld.BALANCER;
    }
}
