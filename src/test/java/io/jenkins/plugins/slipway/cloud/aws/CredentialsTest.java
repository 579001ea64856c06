package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.slipway.cloud.AccessKeys;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Connection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;

/** Credentials that renew themselves. */
class CredentialsTest {
    private static final String DENIED = "User: arn:aws:iam::1:user/u is not authorized to perform: sts:AssumeRole on"
            + " resource: arn:aws:iam::123456789012:role/slipway";

    private static final Function<String, AccessKeys> NO_KEYS = id -> {
        throw new IllegalStateException("no keys here");
    };

    private final ScriptedHttp http = new ScriptedHttp();

    private static Connection connection(String name) {
        return new Connection(
                name,
                "eu-central-1",
                Optional.empty(),
                Optional.of("arn:aws:iam::123456789012:role/slipway"),
                Optional.of("ext-42"),
                Optional.of("http://127.0.0.1:1"),
                false);
    }

    private static String session(String key, Duration life) {
        return "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>" + key
                + "</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token-of-" + key
                + "</SessionToken><Expiration>" + Instant.now().plus(life)
                + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
    }

    private static String caller() {
        return "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::123456789012:assumed-role/slipway/s"
                + "</Arn><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    }

    private StsClient sts() {
        var settings = new ClientSettings(Optional.of(http), java.time.Clock.systemUTC());
        var base = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIABASE", "secret"));
        var account = new Account(connection("prod"), base, Optional.of(URI.create("http://127.0.0.1:1")));
        return new AccountRegion(account, "eu-central-1", settings).sts();
    }

    @Test
    void shouldAssumeTheRoleWithExternalIdUnderANameOfOurs() {
        http.ok(session("ASIA1", Duration.ofHours(1)));

        var credentials = Credentials.of(connection("prod eu/west"), NO_KEYS, base -> sts())
                .resolveCredentials();

        assertThat(credentials.accessKeyId()).isEqualTo("ASIA1");
        assertThat(http.last().form())
                .containsEntry("Action", "AssumeRole")
                .containsEntry("RoleArn", "arn:aws:iam::123456789012:role/slipway")
                .containsEntry("ExternalId", "ext-42")
                .containsEntry("RoleSessionName", "slipway-prod-eu-west")
                .doesNotContainKey("Tags")
                .doesNotContainKey("Tags.member.1.Key");
    }

    @Test
    void shouldTagTheSession() {
        http.ok(session("ASIA1", Duration.ofHours(1)));
        var tagged = with(Optional.empty(), Map.of("team", "shop", "cost", "42"));

        Credentials.of(tagged, NO_KEYS, base -> sts()).resolveCredentials();

        assertThat(http.last().form())
                .containsEntry("Tags.member.1.Key", "cost")
                .containsEntry("Tags.member.1.Value", "42")
                .containsEntry("Tags.member.2.Key", "team")
                .containsEntry("Tags.member.2.Value", "shop");
    }

    @Test
    void shouldAskForTheKeysOfItsCredentialsEachTime() {
        var asked = new ArrayList<String>();
        var keys = List.of(new AccessKeys("AKIA1", "s1"), new AccessKeys("ASIA2", "s2", Optional.of("token")));
        var base = new AtomicReference<AwsCredentialsProvider>();
        http.ok(session("ASIA9", Duration.ofHours(1)));

        Credentials.of(
                        with(Optional.of("acme-keys"), Map.of()),
                        id -> {
                            asked.add(id);
                            return keys.get(asked.size() - 1);
                        },
                        beneath -> {
                            base.set(beneath);
                            return sts();
                        })
                .resolveCredentials();

        assertThat(base.get().resolveCredentials().accessKeyId()).isEqualTo("AKIA1");
        assertThat(base.get().resolveCredentials()).isEqualTo(AwsSessionCredentials.create("ASIA2", "s2", "token"));
        assertThat(asked).containsExactly("acme-keys", "acme-keys");
    }

    private static Connection with(Optional<String> credentialsId, Map<String, String> tags) {
        var plain = connection("prod");
        return new Connection(
                plain.name(),
                plain.region(),
                plain.profile(),
                credentialsId,
                plain.roleArn(),
                plain.externalId(),
                tags,
                plain.endpointUrl(),
                plain.switchRole(),
                false);
    }

    @Test
    void shouldKeepASessionWhileItLastsAndRenewItBeforeItEnds() {
        http.ok(session("ASIA1", Duration.ofSeconds(30))).ok(session("ASIA2", Duration.ofHours(1)));
        var provider = Credentials.of(connection("prod"), NO_KEYS, base -> sts());

        assertThat(provider.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
        assertThat(provider.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
        assertThat(provider.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
        assertThat(http.finished()).isTrue();
    }

    @Test
    void shouldKeepSessionNamesWithinSts() {
        assertThat(Credentials.sessionName("x".repeat(100))).hasSize(64).startsWith("slipway-xxx");
    }

    @Test
    void shouldSignWithTheRolesSessionAndTellWhenTheRoleIsDenied() {
        System.setProperty("aws.accessKeyId", "AKIABASE");
        System.setProperty("aws.secretAccessKey", "secret");
        try {
            var time = new VirtualTime();
            var clouds = new AwsClouds(AwsSettings.real(name -> Optional.of(connection(name)), Optional.empty())
                    .through(http)
                    .pacedBy(time, time));
            var identity = clouds.open("prod", "eu-west-1", () -> Duration.ofSeconds(30))
                    .identity();

            http.queryRefuses(403, "AccessDenied", DENIED);
            var fault = catchThrowableOfType(CloudFault.class, identity::caller);
            assertThat(fault.kind()).isEqualTo(CloudFault.Kind.DENIED);
            assertThat(fault.call()).isEqualTo("sts:AssumeRole");

            http.ok(session("ASIA1", Duration.ofHours(1))).ok(caller());
            assertThat(identity.caller().account()).isEqualTo("123456789012");
            assertThat(http.last().header("Authorization")).contains("Credential=ASIA1/");
            assertThat(http.last().header("X-Amz-Security-Token")).isEqualTo("token-of-ASIA1");
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    private CloudFault faultOfProfile(String profileName) {
        var time = new VirtualTime();
        var profile = new Connection(
                "prod",
                "eu-west-1",
                Optional.of(profileName),
                Optional.empty(),
                Optional.empty(),
                Optional.of("http://127.0.0.1:1"),
                false);
        var clouds = new AwsClouds(AwsSettings.real(name -> Optional.of(profile), Optional.empty())
                .through(http)
                .pacedBy(time, time));

        return catchThrowableOfType(
                CloudFault.class,
                () -> clouds.open("prod", "eu-west-1", () -> Duration.ofSeconds(30))
                        .images()
                        .create("i-1", "checkout-1", "", Map.of()));
    }

    @Test
    void shouldSayWhatToDoWhenTheProfileIsNotThere() {
        var fault = faultOfProfile("no-such-profile");

        assertThat(fault.kind()).isEqualTo(CloudFault.Kind.CREDENTIALS);
        assertThat(fault)
                .hasMessageContaining("found no credentials")
                .hasMessageContaining("aws sso login --profile no-such-profile");
        assertThat(http.sent()).isEmpty();
    }

    /** The SDK finds the module for it by name, so this fails when the build lost it. */
    @Test
    void shouldAskForALoginWhenTheProfileSignsInByIdentityCenter(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("config"), """
                [profile acme]
                sso_session = acme
                sso_account_id = 111122223333
                sso_role_name = Deployer
                region = eu-central-1

                [sso-session acme]
                sso_region = eu-central-1
                sso_start_url = https://slipway-test-without-a-token.awsapps.com/start
                sso_registration_scopes = sso:account:access
                """);
        System.setProperty("aws.configFile", file.toString());
        try {
            var fault = faultOfProfile("acme");

            assertThat(fault.kind()).isEqualTo(CloudFault.Kind.CREDENTIALS);
            assertThat(fault)
                    .hasMessageContaining("aws sso login --profile acme")
                    .hasMessageContaining("token")
                    .hasMessageNotContaining("class path");
            assertThat(http.sent()).isEmpty();
        } finally {
            System.clearProperty("aws.configFile");
        }
    }
}
