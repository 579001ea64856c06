package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.bitbucket.SignIn;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BitbucketFromEnvironmentTest {
    @Test
    void shouldBeCloudAndNobodyWhenNothingIsSaid() {
        var read = BitbucketFromEnvironment.read(Map.of());

        assertThat(read.signIn()).isEmpty();
        assertThat(read.signInOrNobody()).isInstanceOf(SignIn.Nobody.class);
        assertThat(read.address("acme/checkout").isCloud()).isTrue();
        assertThat(read.address("acme/checkout").api()).hasToString("https://api.bitbucket.org/2.0");
    }

    @Test
    void shouldReadEachSignIn() {
        assertThat(BitbucketFromEnvironment.read(Map.of("BITBUCKET_ACCESS_TOKEN", " t "))
                        .signIn())
                .get()
                .isInstanceOfSatisfying(
                        SignIn.AccessToken.class,
                        token -> assertThat(token.token().read()).isEqualTo("t"));
        assertThat(BitbucketFromEnvironment.read(
                                Map.of("BITBUCKET_EMAIL", "ada@example.org", "BITBUCKET_API_TOKEN", "t"))
                        .signIn())
                .get()
                .hasToString("API token of ada@example.org");
        assertThat(BitbucketFromEnvironment.read(Map.of("BITBUCKET_OAUTH_KEY", "k", "BITBUCKET_OAUTH_SECRET", "s"))
                        .signIn())
                .get()
                .hasToString("OAuth consumer k");
    }

    @Test
    void shouldBeADataCenterByItsAddress() {
        var read = BitbucketFromEnvironment.read(Map.of("BITBUCKET_URL", "https://git.example.org/bitbucket/"));

        assertThat(read.address("ACME/checkout").isCloud()).isFalse();
        assertThat(read.address("ACME/checkout").api()).hasToString("https://git.example.org/bitbucket/rest");
    }

    @Test
    void shouldBeCloudBehindAGateway() {
        var read = BitbucketFromEnvironment.read(
                Map.of("BITBUCKET_URL", "https://gateway.example", "BITBUCKET_API_URL", "https://gateway.example/2.0"));

        assertThat(read.address("acme/checkout").isCloud()).isTrue();
        assertThat(read.address("acme/checkout").api()).isEqualTo(URI.create("https://gateway.example/2.0"));
    }

    @Test
    void shouldTellAllFaultsAtOnceAndNoSecret() {
        assertThatThrownBy(() -> BitbucketFromEnvironment.read(Map.of(
                        "BITBUCKET_URL", "http://bitbucket.corp.example",
                        "BITBUCKET_API_URL", "https://ada:hidden-1@api.example.org",
                        "BITBUCKET_API_TOKEN", "hidden-2",
                        "BITBUCKET_OAUTH_KEY", "k")))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("BITBUCKET_URL is no address")
                .hasMessageContaining("BITBUCKET_API_URL is no address")
                .hasMessageContaining("BITBUCKET_EMAIL is missing beside BITBUCKET_API_TOKEN")
                .hasMessageContaining("BITBUCKET_OAUTH_SECRET is missing beside BITBUCKET_OAUTH_KEY")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void shouldRefuseTwoSignIns() {
        assertThatThrownBy(() -> BitbucketFromEnvironment.read(Map.of(
                        "BITBUCKET_ACCESS_TOKEN",
                        "t",
                        "BITBUCKET_EMAIL",
                        "ada@example.org",
                        "BITBUCKET_API_TOKEN",
                        "t")))
                .hasMessageContaining("more than one sign-in");
    }

    @Test
    void shouldSayHowARepositoryIsNamed() {
        assertThatThrownBy(() -> BitbucketFromEnvironment.read(Map.of()).address("checkout"))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("write workspace/repository");
    }
}
