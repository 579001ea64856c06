package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Identity;
import io.jenkins.plugins.slipway.cloud.Reach;
import io.jenkins.plugins.slipway.cloud.Ruling;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of IAM, and what its answers mean. The answers are scripted in IAM's own form. */
class PolicySimulationTest {
    private static final Reach REACH =
            new Reach(List.of("eu-central-1"), List.of("checkout-eu"), List.of("/slipway/checkout/image"), List.of());
    private static final Identity.Caller USER = new Identity.Caller("111122223333", "arn:aws:iam::111122223333:user/u");
    private static final Identity.Caller SESSION =
            new Identity.Caller("111122223333", "arn:aws:sts::111122223333:assumed-role/Deployer/me@acme");
    private static final String DENIED = "User: x is not authorized to perform: iam:GetRole on resource: y";

    private final ScriptedHttp http = new ScriptedHttp();

    private List<Ruling> rulings(Identity.Caller caller) {
        var time = new VirtualTime();
        var clouds = new AwsClouds(AwsSettings.rehearsal(http, time, time, 1));
        return clouds.open("prod", "eu-central-1", () -> Duration.ofSeconds(30))
                .surroundings()
                .rulings(caller, REACH);
    }

    private static String answer(String... results) {
        return "<SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults>"
                + String.join("", results)
                + "</EvaluationResults><IsTruncated>false</IsTruncated></SimulatePrincipalPolicyResult>"
                + "</SimulatePrincipalPolicyResponse>";
    }

    private static String result(String action, String decision, String missing) {
        return "<member><EvalActionName>" + action + "</EvalActionName><EvalDecision>" + decision
                + "</EvalDecision><MissingContextValues>" + missing + "</MissingContextValues></member>";
    }

    /** One answer for each grant and resource that is asked about. */
    private void answerAll(String first) {
        http.ok(first);
        for (int i = 0; i < 40; i++) {
            http.ok(answer());
        }
    }

    private List<String> asked(String parameter) {
        return http.sent().stream()
                .filter(sent -> "SimulatePrincipalPolicy".equals(sent.form().get("Action")))
                .map(sent -> sent.form().getOrDefault(parameter, ""))
                .toList();
    }

    @Test
    void shouldTellAllowedDeniedAndUnknownApart() {
        answerAll(answer(
                result("ec2:DescribeImages", "allowed", ""),
                result("ec2:DescribeSnapshots", "implicitDeny", ""),
                result("ec2:DescribeInstances", "implicitDeny", "<member>aws:SourceVpc</member>")));

        assertThat(rulings(USER))
                .extracting(Ruling::action, Ruling::answer)
                .containsExactly(
                        tuple("ec2:DescribeImages", Ruling.Answer.ALLOWED),
                        tuple("ec2:DescribeSnapshots", Ruling.Answer.DENIED),
                        tuple("ec2:DescribeInstances", Ruling.Answer.UNKNOWN));
    }

    @Test
    void shouldAskAboutThingsThatCouldBeWithTheTagsThatTheyWouldCarry() {
        answerAll(answer());

        rulings(USER);

        assertThat(asked("PolicySourceArn")).containsOnly(USER.arn());
        assertThat(asked("ResourceArns.member.1"))
                .contains(
                        "arn:aws:ec2:eu-central-1:111122223333:instance/slipway-doctor",
                        "arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:slipway-doctor:autoScalingGroupName/checkout-eu",
                        "arn:aws:ssm:eu-central-1:111122223333:parameter/slipway/checkout/image",
                        "arn:aws:ec2:eu-central-1::image/slipway-doctor")
                .noneMatch(resource -> resource.contains("*") && !resource.equals("*"));
        assertThat(asked("ContextEntries.member.1.ContextKeyName"))
                .contains("aws:ResourceTag/slipway:operation", "aws:RequestTag/slipway:operation");
    }

    @Test
    void shouldAskAboutTheRoleOfASession() {
        http.ok("<GetRoleResponse><GetRoleResult><Role><Arn>arn:aws:iam::111122223333:role/team/Deployer</Arn></Role>"
                + "</GetRoleResult></GetRoleResponse>");
        answerAll(answer());

        rulings(SESSION);

        assertThat(asked("PolicySourceArn")).containsOnly("arn:aws:iam::111122223333:role/team/Deployer");
    }

    @Test
    void shouldGuessTheRolesArnWhenItMayNotBeRead() {
        http.queryRefuses(403, "AccessDenied", DENIED);
        answerAll(answer());

        rulings(SESSION);

        assertThat(asked("PolicySourceArn")).containsOnly("arn:aws:iam::111122223333:role/Deployer");
    }

    @Test
    void shouldSayWhatIsMissingWhenTheCallerMayNotAsk() {
        http.queryRefuses(403, "AccessDenied", DENIED.replace("GetRole", "SimulatePrincipalPolicy"));

        var fault = catchThrowableOfType(CloudFault.class, () -> rulings(USER));

        assertThat(fault.kind()).isEqualTo(CloudFault.Kind.DENIED);
        assertThat(fault).hasMessageContaining("iam:SimulatePrincipalPolicy");
    }
}
