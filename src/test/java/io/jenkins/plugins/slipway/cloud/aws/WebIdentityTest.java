package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.CloudFault.Kind;
import io.jenkins.plugins.slipway.cloud.Connection;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.WebIdentity;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.sts.WebTrust;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A role by a token, as long as the token lives. */
class WebIdentityTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/deployer";
    private static final String CHAINED = "arn:aws:iam::111122223333:role/production";

    private final VirtualClock clock = new VirtualClock(Settings.standard().start());
    private final Rehearsal rehearsal = Rehearsal.of(Settings.standard(), Estate.empty(), clock);

    @TempDir
    private Path folder;

    private AwsClouds clouds;

    private Cloud signedIn(StepToken token) throws IOException {
        return signedIn(token.text(), Optional.empty());
    }

    private Cloud signedIn(String token, Optional<String> role) throws IOException {
        var identity = new WebIdentity(
                ROLE, new WebIdentity.InFile(written(token)), "slipway-shop-42", WebIdentity.USUAL_LENGTH);
        return signedIn(identity, role);
    }

    private Cloud signedIn(WebIdentity identity, Optional<String> role) {
        var connection = new Connection(
                        "prod", "eu-west-1", Optional.empty(), role, Optional.empty(), Optional.empty(), false)
                .signingInBy(identity);
        clouds = new AwsClouds(AwsSettings.rehearsal(rehearsal.http(), clock, clock::advance, 1)
                .of(name -> Optional.of(connection)));
        return clouds.open("prod", "eu-west-1", Fence.NONE);
    }

    private Path written(String token) throws IOException {
        return Files.writeString(folder.resolve("token"), token + "\n");
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    private static CloudFault refused(Cloud cloud) {
        var fault =
                catchThrowableOfType(CloudFault.class, () -> cloud.identity().caller());
        var all = new StringWriter();
        fault.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).as("the token's signature").doesNotContain(StepToken.SIGNATURE);
        return fault;
    }

    @Test
    void shouldCallAsTheRoleUnderTheNameOfItsSession() throws IOException {
        rehearsal
                .callers()
                .trust(
                        ROLE,
                        new WebTrust(StepToken.AUDIENCE, StepToken.REPOSITORY + ":" + StepToken.ENVIRONMENT + ":*"));

        var cloud = signedIn(StepToken.until(in(Duration.ofHours(1))));

        assertThat(cloud.identity().caller().arn())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/deployer/slipway-shop-42");
        cloud.identity().caller();
        assertThat(rehearsal.calls()).containsEntry("sts:AssumeRoleWithWebIdentity", 1L);
    }

    @Test
    void shouldAssumeTheConnectionsRoleOnTopOfIt() throws IOException {
        var cloud = signedIn(StepToken.until(in(Duration.ofHours(1))).text(), Optional.of(CHAINED));

        assertThat(cloud.identity().caller().arn())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/production/slipway-prod");
    }

    @Test
    void shouldRenewWhileTheTokenLivesAndTellWhenItEnds() throws IOException {
        var begin = clock.instant();
        var cloud = signedIn(StepToken.until(in(Duration.ofMinutes(40))));
        assertThat(clouds.signInEnds()).isEmpty();

        cloud.identity().caller();
        assertThat(clouds.signInEnds()).contains(begin.plus(Duration.ofMinutes(39 + 60)));
        clock.advance(Duration.ofMinutes(39));
        cloud.identity().caller();
        clock.advance(Duration.ofMinutes(58));
        cloud.identity().caller();
        assertThat(clouds.signInEnds())
                .as("the last session, got a minute before the token ended")
                .contains(begin.plus(Duration.ofMinutes(39 + 60)));
        assertThat(rehearsal.calls())
                .as("the first, the last that the token was good for, and one that it was not")
                .containsEntry("sts:AssumeRoleWithWebIdentity", 3L);

        clock.advance(Duration.ofMinutes(3));

        var fault = refused(cloud);
        assertThat(fault.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(fault.call()).isEqualTo("sts:AssumeRoleWithWebIdentity");
        assertThat(fault)
                .hasMessageContaining("Token expired")
                .hasMessageContaining("Its exp is past")
                .hasMessageContaining("run the step again");
        assertThat(clouds.signInEnds().orElseThrow()).isBeforeOrEqualTo(clock.instant());
    }

    @Test
    void shouldGoOnWithATokenThatIsWrittenAnew() throws IOException {
        var cloud = signedIn(StepToken.until(in(Duration.ofMinutes(10))));
        cloud.identity().caller();
        clock.advance(Duration.ofMinutes(50));
        written(StepToken.until(in(Duration.ofHours(2))).text());
        clock.advance(Duration.ofMinutes(20));

        assertThat(cloud.identity().caller().arn()).contains("deployer");
        assertThat(clouds.signInEnds().orElseThrow()).isAfter(in(Duration.ofHours(2)));
    }

    @Test
    void shouldBeginAnotherSessionWhenItsKeysAreNotTaken() throws IOException {
        var cloud = signedIn(StepToken.until(in(Duration.ofHours(1))));
        cloud.identity().caller();
        rehearsal.callers().revokeSessions();

        assertThat(refused(cloud).kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(cloud.identity().caller().arn()).contains("deployer");
    }

    @Test
    void shouldNameTheAudienceThatIsNotTaken() throws IOException {
        rehearsal.callers().trust(ROLE, new WebTrust("ari:cloud:bitbucket::workspace/other", "*"));

        assertThat(refused(signedIn(StepToken.until(in(Duration.ofHours(1))))))
                .hasMessageContaining("Incorrect token audience. The token of the file ")
                .hasMessageContaining("Its aud is not taken: add \"" + StepToken.AUDIENCE + "\"")
                .hasMessageContaining("pipelines-config/identity/oidc:aud")
                .hasMessageContaining("trust policy of " + ROLE);
    }

    @Test
    void shouldNameTheSubjectThatTheTrustPolicyDoesNotTake() throws IOException {
        rehearsal.callers().trust(ROLE, new WebTrust(StepToken.AUDIENCE, "{other}:*"));

        var fault = refused(signedIn(StepToken.until(in(Duration.ofHours(1)))));

        assertThat(fault.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(fault)
                .hasMessageContaining("Not authorized to perform sts:AssumeRoleWithWebIdentity.")
                .hasMessageContaining("The trust policy of " + ROLE + " does not take it")
                .hasMessageContaining("identity/oidc:sub\" is like \"" + StepToken.REPOSITORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-token", "a.b.c", "eyJhbGciOiJub25lIn0.bm8ganNvbg.c2ln"})
    void shouldSayWhatIsNoToken(String text) throws IOException {
        assertThat(refused(signedIn(text, Optional.empty())))
                .hasMessageContaining("is not a valid JWT")
                .hasMessageContaining("is no JSON Web Token")
                .hasMessageNotContaining(text);
    }

    @Test
    void shouldSayWhereATokenIsMissing() throws IOException {
        assertThat(refused(signedIn("", Optional.empty())))
                .hasMessageContaining("found no token to sign in with: the file ")
                .hasMessageContaining("is empty");
        var nowhere = new WebIdentity.InVariable("SLIPWAY_TEST_NO_SUCH_VARIABLE");
        assertThat(refused(signedIn(
                        new WebIdentity(ROLE, nowhere, "slipway-shop-42", WebIdentity.USUAL_LENGTH), Optional.empty())))
                .hasMessageContaining("the variable SLIPWAY_TEST_NO_SUCH_VARIABLE is not set")
                .hasMessageContaining("'oidc: true'");
        assertThat(rehearsal.calls()).doesNotContainKey("sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void shouldNotShowTheTokenInTheSdksOwnWords() {
        var token = StepToken.until(in(Duration.ofHours(1))).text();
        var request = software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest.builder()
                .webIdentityToken(token)
                .build();

        assertThat(request.toString()).doesNotContain(StepToken.SIGNATURE);
    }
}
