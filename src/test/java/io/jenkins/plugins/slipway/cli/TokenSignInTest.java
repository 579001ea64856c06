package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.cloud.WebIdentity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that sign in by the token of a build's step. */
class TokenSignInTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/slipway";
    private static final Map<String, String> STEP = Map.of(
            "AWS_ROLE_ARN", ROLE,
            "AWS_REGION", "eu-central-1",
            "BITBUCKET_STEP_OIDC_TOKEN", "a.b.c",
            "BITBUCKET_REPO_SLUG", "shop",
            "BITBUCKET_BUILD_NUMBER", "42",
            "BITBUCKET_STEP_UUID", "{0b5e9f3a-7777-4888-9999-aaaabbbbcccc}");

    @TempDir
    private Path folder;

    private Connections ofEnvironment(Map<String, String> environment, Optional<URI> endpoint) {
        return Connections.read(folder.resolve("none.yaml"), false, endpoint, environment::get);
    }

    private static Map<String, String> stepBut(String variable, String value) {
        var changed = new HashMap<>(STEP);
        changed.put(variable, value);
        return changed;
    }

    @Test
    void shouldServeEveryConnectionBySignInOfTheStepAlone() {
        var connection =
                ofEnvironment(STEP, Optional.empty()).apply("acme-production").orElseThrow();

        assertThat(connection.region()).isEqualTo("eu-central-1");
        assertThat(connection.webIdentity())
                .contains(new WebIdentity(
                        ROLE,
                        new WebIdentity.InVariable("BITBUCKET_STEP_OIDC_TOKEN"),
                        "slipway-shop-42-0b5e9f3a-7777-4888-9999-aaaabbbbcccc",
                        Duration.ofHours(1)));
        assertThat(connection.toString()).doesNotContain("a.b.c");
    }

    @Test
    void shouldPreferTheFileThatSomebodyMayWriteAnew() {
        assertThat(ofEnvironment(stepBut("AWS_WEB_IDENTITY_TOKEN_FILE", "/run/token"), Optional.empty())
                        .apply("acme")
                        .flatMap(connection -> connection.webIdentity().map(WebIdentity::token)))
                .contains(new WebIdentity.InFile(Path.of("/run/token")));
    }

    @Test
    void shouldLeadToTheEndpointWithOrWithoutASignIn() {
        var there = Optional.of(URI.create("http://127.0.0.1:1"));

        assertThat(ofEnvironment(STEP, there).apply("acme").orElseThrow())
                .satisfies(connection -> assertThat(connection.endpointUrl()).contains("http://127.0.0.1:1"))
                .satisfies(connection -> assertThat(connection.webIdentity()).isPresent());
        assertThat(ofEnvironment(Map.of(), there).apply("acme").orElseThrow().webIdentity())
                .isEmpty();
        assertThat(ofEnvironment(Map.of(), Optional.empty()).apply("acme")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ROLE_ARN, slipway, 'is not the ARN of a role'",
        "BITBUCKET_STEP_OIDC_TOKEN, '', 'oidc: true'",
        "AWS_REGION, '', 'set AWS_REGION'"
    })
    void shouldSayWhatIsMissing(String variable, String value, String said) {
        var connections = ofEnvironment(stepBut(variable, value), Optional.empty());

        assertThatThrownBy(() -> connections.apply("acme"))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining(said);
    }

    @Test
    void shouldNameTheSessionWithinWhatStsTakes() {
        var long1 = new TokenSignIn(stepBut("BITBUCKET_REPO_SLUG", "a".repeat(62))::get).sessionName();
        var github = new TokenSignIn(Map.of(
                        "GITHUB_REPOSITORY", "acme/shop",
                        "GITHUB_RUN_ID", "77",
                        "GITHUB_JOB", "deploy it")::get)
                .sessionName();

        assertThat(long1).hasSize(64).matches("[\\w+=,.@-]+").contains("-42-0b5e9f3a");
        assertThat(github).isEqualTo("slipway-shop-77-deploy-it");
        assertThat(new TokenSignIn(Map.<String, String>of()::get).sessionName()).isEqualTo("slipway");
    }

    private Connections read(String webIdentity) throws IOException {
        var file = Files.writeString(folder.resolve("connections.yaml"), """
                connections:
                  acme:
                    region: eu-central-1
                    roleArn: arn:aws:iam::111122223333:role/production
                    webIdentity: %s
                """.formatted(webIdentity));
        return Connections.read(file, true, Optional.empty(), STEP::get);
    }

    @Test
    void shouldReadItOfAConnection() throws IOException {
        var connection = read("{roleArn: '%s', tokenEnvironment: MY_TOKEN, sessionMinutes: 240}".formatted(ROLE))
                .apply("acme")
                .orElseThrow();

        assertThat(connection.roleArn()).contains("arn:aws:iam::111122223333:role/production");
        assertThat(connection.webIdentity()).hasValueSatisfying(identity -> {
            assertThat(identity.roleArn()).isEqualTo(ROLE);
            assertThat(identity.token()).isEqualTo(new WebIdentity.InVariable("MY_TOKEN"));
            assertThat(identity.sessionLength()).isEqualTo(Duration.ofHours(4));
        });
        assertThat(read("{roleArn: '%s', tokenFile: t}".formatted(ROLE)).apply("other"))
                .as("a file says all that there is")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{tokenFile: t} | needs the ARN of the role",
                "{roleArn: 'arn:aws:iam::111122223333:role/s'} | either 'tokenFile: PATH' or",
                "{roleArn: 'arn:aws:iam::111122223333:role/s', tokenFile: t, tokenEnvironment: T} | either 'tokenFile",
                "{roleArn: 'arn:aws:iam::111122223333:role/s', tokenEnvironment: ey.secret.s} | is no name of a variable",
                "{roleArn: 'arn:aws:iam::111122223333:role/s', tokenFile: t, sessionMinutes: 5} | AWS takes 15 to 720",
                "{roleArn: 'arn:aws:iam::111122223333:role/s', tokenFile: t, sessionMinutes: long} | a whole number",
                "[] | must be a mapping",
                "{roleArn: 'arn:aws:iam::111122223333:role/s', token: t} | unknown key 'token'"
            })
    void shouldSayWhatIsWrongWithIt(String webIdentity, String said) {
        assertThatThrownBy(() -> read(webIdentity))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining("ey.secret.s")
                .hasMessageContaining("connections.yaml");
    }
}
