package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.RouteAction;
import io.jenkins.plugins.slipway.cloud.RouteAction.WeightedTarget;
import io.jenkins.plugins.slipway.cloud.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsTrafficTest {
    private static final String RULE =
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/shop/50dc/f2f7/9683";
    private static final String LISTENER =
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop/50dc/f2f7";
    private static final String STABLE = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/stable/73e2";
    private static final String CANARY = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/canary/09aa";
    private static final String LOGIN = "<member><Type>authenticate-oidc</Type><Order>1</Order>"
            + "<AuthenticateOidcConfig><Issuer>https://id.example.com</Issuer>"
            + "<AuthorizationEndpoint>https://id.example.com/auth</AuthorizationEndpoint>"
            + "<TokenEndpoint>https://id.example.com/token</TokenEndpoint>"
            + "<UserInfoEndpoint>https://id.example.com/user</UserInfoEndpoint><ClientId>shop</ClientId>"
            + "<SessionTimeout>604800</SessionTimeout><AuthenticationRequestExtraParams><entry><key>prompt</key>"
            + "<value>login</value></entry></AuthenticationRequestExtraParams>"
            + "<OnUnauthenticatedRequest>authenticate</OnUnauthenticatedRequest></AuthenticateOidcConfig></member>";
    private static final String SPLIT = "<member><Type>forward</Type><Order>2</Order><ForwardConfig><TargetGroups>"
            + "<member><TargetGroupArn>" + STABLE + "</TargetGroupArn><Weight>95</Weight></member>"
            + "<member><TargetGroupArn>" + CANARY + "</TargetGroupArn><Weight>5</Weight></member></TargetGroups>"
            + "<TargetGroupStickinessConfig><Enabled>true</Enabled><DurationSeconds>300</DurationSeconds>"
            + "</TargetGroupStickinessConfig></ForwardConfig></member>";
    private static final String CHANGED = "<ModifyRuleResponse><ModifyRuleResult/></ModifyRuleResponse>";

    private final ScriptedHttp http = new ScriptedHttp();
    private final VirtualTime time = new VirtualTime();
    private final Traffic traffic = new AwsClouds(AwsSettings.rehearsal(http, time, time, 1))
            .open("prod", "eu-west-1", Fence.NONE)
            .traffic();

    private static String rule(String actions) {
        return "<DescribeRulesResponse><DescribeRulesResult><Rules><member><RuleArn>" + RULE + "</RuleArn><Actions>"
                + actions + "</Actions></member></Rules></DescribeRulesResult></DescribeRulesResponse>";
    }

    @Test
    void shouldReadAForwardAsData() {
        http.ok(rule(SPLIT));

        assertThat(traffic.actions(RULE))
                .contains(List.of(new RouteAction(
                        "forward",
                        2,
                        List.of(new WeightedTarget(STABLE, 95), new WeightedTarget(CANARY, 5)),
                        Optional.of(Duration.ofSeconds(300)),
                        "")));
    }

    @Test
    void shouldRestoreALoginExactlyAndKeepItsSecret() {
        http.ok(rule(LOGIN + SPLIT)).ok(CHANGED);

        traffic.setActions(RULE, traffic.actions(RULE).orElseThrow());

        assertThat(http.last().form())
                .containsEntry("Action", "ModifyRule")
                .containsEntry("RuleArn", RULE)
                .containsEntry("Actions.member.1.Type", "authenticate-oidc")
                .containsEntry("Actions.member.1.Order", "1")
                .containsEntry("Actions.member.1.AuthenticateOidcConfig.Issuer", "https://id.example.com")
                .containsEntry("Actions.member.1.AuthenticateOidcConfig.ClientId", "shop")
                .containsEntry("Actions.member.1.AuthenticateOidcConfig.SessionTimeout", "604800")
                .containsEntry(
                        "Actions.member.1.AuthenticateOidcConfig.AuthenticationRequestExtraParams.entry.1.key",
                        "prompt")
                .containsEntry(
                        "Actions.member.1.AuthenticateOidcConfig.AuthenticationRequestExtraParams.entry.1.value",
                        "login")
                .containsEntry("Actions.member.1.AuthenticateOidcConfig.OnUnauthenticatedRequest", "authenticate")
                .containsEntry("Actions.member.1.AuthenticateOidcConfig.UseExistingClientSecret", "true")
                .doesNotContainKey("Actions.member.1.AuthenticateOidcConfig.ClientSecret")
                .containsEntry("Actions.member.2.Order", "2")
                .containsEntry("Actions.member.2.ForwardConfig.TargetGroups.member.1.TargetGroupArn", STABLE)
                .containsEntry("Actions.member.2.ForwardConfig.TargetGroups.member.1.Weight", "95")
                .containsEntry("Actions.member.2.ForwardConfig.TargetGroups.member.2.Weight", "5")
                .containsEntry("Actions.member.2.ForwardConfig.TargetGroupStickinessConfig.Enabled", "true")
                .containsEntry("Actions.member.2.ForwardConfig.TargetGroupStickinessConfig.DurationSeconds", "300");
    }

    @Test
    void shouldReadAndChangeAListenersDefaultWhenGivenItsArn() {
        http.ok(
                        "<DescribeListenersResponse><DescribeListenersResult><Listeners><member><DefaultActions><member>"
                                + "<Type>forward</Type><TargetGroupArn>" + STABLE + "</TargetGroupArn></member>"
                                + "</DefaultActions></member></Listeners></DescribeListenersResult></DescribeListenersResponse>")
                .ok("<ModifyListenerResponse><ModifyListenerResult/></ModifyListenerResponse>");

        var actions = traffic.actions(LISTENER).orElseThrow();
        traffic.setActions(LISTENER, actions);

        assertThat(actions.get(0).targets()).containsExactly(new WeightedTarget(STABLE, 1));
        assertThat(http.last().form())
                .containsEntry("Action", "ModifyListener")
                .containsEntry("ListenerArn", LISTENER)
                .containsEntry("DefaultActions.member.1.ForwardConfig.TargetGroups.member.1.TargetGroupArn", STABLE)
                .containsEntry("DefaultActions.member.1.ForwardConfig.TargetGroupStickinessConfig.Enabled", "false")
                .doesNotContainKey("DefaultActions.member.1.Order");
    }

    @Test
    void shouldFindNoActionsWhenTheRuleIsGone() {
        http.queryRefuses(400, "RuleNotFound", "One or more rules not found");

        assertThat(traffic.actions(RULE)).isEmpty();
    }

    @Test
    void shouldMakeATargetGroupLikeAnotherWithTagsAtBirth() {
        http.ok("<DescribeTargetGroupsResponse><DescribeTargetGroupsResult><TargetGroups><member><TargetGroupArn>"
                        + STABLE + "</TargetGroupArn><TargetGroupName>stable</TargetGroupName><Protocol>HTTP</Protocol>"
                        + "<Port>8080</Port><VpcId>vpc-1</VpcId><ProtocolVersion>HTTP2</ProtocolVersion>"
                        + "<HealthCheckProtocol>HTTP</HealthCheckProtocol><HealthCheckPort>8081</HealthCheckPort>"
                        + "<HealthCheckPath>/health</HealthCheckPath><HealthCheckEnabled>true</HealthCheckEnabled>"
                        + "<HealthCheckIntervalSeconds>10</HealthCheckIntervalSeconds>"
                        + "<HealthCheckTimeoutSeconds>5</HealthCheckTimeoutSeconds>"
                        + "<HealthyThresholdCount>3</HealthyThresholdCount>"
                        + "<UnhealthyThresholdCount>2</UnhealthyThresholdCount><Matcher><HttpCode>200-299</HttpCode>"
                        + "</Matcher><TargetType>instance</TargetType></member></TargetGroups>"
                        + "</DescribeTargetGroupsResult></DescribeTargetGroupsResponse>")
                .ok("<DescribeTargetGroupAttributesResponse><DescribeTargetGroupAttributesResult><Attributes><member>"
                        + "<Key>deregistration_delay.timeout_seconds</Key><Value>30</Value></member></Attributes>"
                        + "</DescribeTargetGroupAttributesResult></DescribeTargetGroupAttributesResponse>")
                .ok("<CreateTargetGroupResponse><CreateTargetGroupResult><TargetGroups><member><TargetGroupArn>"
                        + CANARY + "</TargetGroupArn></member></TargetGroups></CreateTargetGroupResult>"
                        + "</CreateTargetGroupResponse>")
                .ok("<ModifyTargetGroupAttributesResponse><ModifyTargetGroupAttributesResult/>"
                        + "</ModifyTargetGroupAttributesResponse>");

        var arn = traffic.createTargetGroup("canary", STABLE, Map.of("slipway:operation", "op-1"));

        assertThat(arn).isEqualTo(CANARY);
        assertThat(http.sent().get(2).form())
                .containsEntry("Name", "canary")
                .containsEntry("Protocol", "HTTP")
                .containsEntry("ProtocolVersion", "HTTP2")
                .containsEntry("Port", "8080")
                .containsEntry("VpcId", "vpc-1")
                .containsEntry("HealthCheckPort", "8081")
                .containsEntry("HealthCheckPath", "/health")
                .containsEntry("HealthCheckIntervalSeconds", "10")
                .containsEntry("UnhealthyThresholdCount", "2")
                .containsEntry("Matcher.HttpCode", "200-299")
                .containsEntry("Tags.member.1.Key", "slipway:operation");
        assertThat(http.last().form())
                .containsEntry("TargetGroupArn", CANARY)
                .containsEntry("Attributes.member.1.Value", "30");
    }
}
