package io.jenkins.plugins.slipway.rehearsal.wire.sts;

import static io.jenkins.plugins.slipway.rehearsal.wire.ComputeLab.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.cloud.aws.StepToken;
import io.jenkins.plugins.slipway.rehearsal.wire.ComputeLab;
import io.jenkins.plugins.slipway.rehearsal.world.sts.WebTrust;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;

class CallersOnTheWireTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/deployer";
    private final ComputeLab lab = ComputeLab.exact();

    @Test
    void shouldSayWhoCalls() {
        var caller = lab.sts("AKIDANY").getCallerIdentity();

        assertThat(caller.account()).isEqualTo("111122223333");
        assertThat(caller.arn()).isEqualTo("arn:aws:iam::111122223333:user/rehearsal");
    }

    @Test
    void shouldRefuseExpiredCredentialsAsEachServiceSaysIt() {
        fails("ExpiredToken", () -> lab.sts("AKIDEXPIRED1").getCallerIdentity());
        fails("RequestExpired", () -> lab.ec2("AKIDEXPIRED1").describeInstances());
        fails("ExpiredTokenException", () -> lab.ssm("AKIDEXPIRED1").describeParameters());
    }

    @Test
    void shouldNameTheMissingPermission() {
        fails("UnauthorizedOperation", () -> lab.ec2("AKIDDENIED1").describeInstances());
        fails("AccessDeniedException", () -> lab.ssm("AKIDDENIED1").describeParameters());
        assertThatThrownBy(() -> lab.ec2("AKIDDENIED1").describeInstances())
                .hasMessageContaining("ec2:DescribeInstances")
                .hasMessageContaining("arn:aws:ec2:eu-west-1:111122223333:*");
        assertThat(lab.sts("AKIDDENIED1").getCallerIdentity().arn()).endsWith(":user/denied");
    }

    @Test
    void shouldLendARoleUntilItsSessionEnds() {
        lab.callers.trust(ROLE, "secret");
        var sts = lab.sts("AKIDANY");
        fails("AccessDenied", () -> sts.assumeRole(it -> it.roleArn(ROLE).roleSessionName("slipway")));
        fails(
                "ValidationError",
                () -> sts.assumeRole(
                        it -> it.roleArn(ROLE).roleSessionName("slipway").durationSeconds(60)));

        var lent =
                sts.assumeRole(it -> it.roleArn(ROLE).roleSessionName("slipway").externalId("secret"));

        assertThat(lent.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/deployer/slipway");
        assertThat(lent.credentials().expiration()).isEqualTo(lab.world.now().plus(Duration.ofHours(1)));
        var asRole = lab.sts(lent.credentials().accessKeyId());
        assertThat(asRole.getCallerIdentity().arn())
                .isEqualTo(lent.assumedRoleUser().arn());
        lab.pass(Duration.ofHours(1));
        fails("ExpiredToken", () -> asRole.getCallerIdentity());
    }

    @Test
    void shouldLendARoleForAToken() {
        lab.callers.trust(ROLE, new WebTrust(StepToken.AUDIENCE, StepToken.REPOSITORY + ":*"));
        var sts = lab.sts("AKIDANY");
        var now = lab.world.now();
        var good = StepToken.until(now.plusSeconds(600));

        var lent = sts.assumeRoleWithWebIdentity(by(good.text()));

        assertThat(lent.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/deployer/slipway");
        assertThat(lent.subjectFromWebIdentityToken()).startsWith(StepToken.REPOSITORY);
        assertThat(lent.audience()).isEqualTo(StepToken.AUDIENCE);
        assertThat(lent.provider()).isEqualTo(StepToken.ISSUER);
        fails("InvalidIdentityToken", () -> sts.assumeRoleWithWebIdentity(by("x.y.z")));
        fails(
                "InvalidIdentityToken",
                () -> sts.assumeRoleWithWebIdentity(by(new StepToken("other", good.subject(), good.expires()).text())));
        fails(
                "AccessDenied",
                () -> sts.assumeRoleWithWebIdentity(
                        by(new StepToken(good.audience(), "{other}", good.expires()).text())));
        lab.pass(Duration.ofMinutes(10));
        fails("ExpiredTokenException", () -> sts.assumeRoleWithWebIdentity(by(good.text())));
        assertThat(lab.sts(lent.credentials().accessKeyId()).getCallerIdentity().arn())
                .contains("deployer");
    }

    private static Consumer<AssumeRoleWithWebIdentityRequest.Builder> by(String token) {
        return request -> request.roleArn(ROLE).roleSessionName("slipway").webIdentityToken(token);
    }

    @Test
    void shouldLendRolesOfKnownAccountsOnly() {
        var role = "arn:aws:iam::444455556666:role/deployer";
        var sts = lab.sts("AKIDANY");
        fails("AccessDenied", () -> sts.assumeRole(it -> it.roleArn(role).roleSessionName("slipway")));

        lab.callers.open("444455556666");

        var lent = sts.assumeRole(it -> it.roleArn(role).roleSessionName("slipway"));
        assertThat(lab.sts(lent.credentials().accessKeyId()).getCallerIdentity().account())
                .isEqualTo("444455556666");
    }
}
