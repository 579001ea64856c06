package io.jenkins.plugins.slipway.bitbucket.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment.Kind;
import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowcaseTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @Test
    void shouldReadWhatItWroteAmongTheLabels() {
        var showcase = Showcase.of("acme", "acme/checkout", COMMIT)
                .linked(Optional.of(URI.create("https://ci.example.com/7")))
                .blaming("slipway.yaml", Map.of("canary", 31, "errors", 35))
                .in(Kind.STAGING);

        assertThat(showcase.labels()).containsEntry("bitbucket.lines", "canary=31 errors=35");
        assertThat(Showcase.of(showcase.labels())).contains(showcase);
    }

    @Test
    void shouldLeaveOutWhatIsMalformed() {
        var labels = Map.of(
                "bitbucket", "acme",
                "bitbucket.repository", "acme/checkout",
                "bitbucket.commit", COMMIT,
                "bitbucket.link", "no url at all",
                "bitbucket.lines", "canary=x errors=99999999999 latency=4",
                "bitbucket.environment", "MOON");

        assertThat(Showcase.of(labels))
                .contains(new Showcase(
                        "acme",
                        "acme/checkout",
                        COMMIT,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("latency", 4),
                        Optional.empty()));
        assertThat(Showcase.of(Map.of("bitbucket", "acme"))).isEmpty();
    }

    @Test
    void shouldLinkTheCommitWhenThereIsNoBuild() {
        var showcase = Showcase.of("acme", "acme/checkout", COMMIT);

        assertThat(showcase.linkOr(RepositoryAddress.of(URI.create("https://bitbucket.org"), "acme/checkout")))
                .hasToString("https://bitbucket.org/acme/checkout/commits/" + COMMIT);
        assertThat(showcase.linkOr(RepositoryAddress.of(URI.create("https://git.example.com/b/"), "ACME/checkout")))
                .hasToString("https://git.example.com/b/projects/ACME/repos/checkout/commits/" + COMMIT);
    }

    @ParameterizedTest
    @CsvSource({
        "production, PRODUCTION",
        "prod-eu, PRODUCTION",
        "pre-prod, PRODUCTION",
        "staging2, STAGING",
        "eu_test, TESTING",
        "Dev, DEVELOPMENT",
        "blue, PRODUCTION",
        "moon, UNMAPPED",
        "prod-test, TESTING"
    })
    void shouldTellWhatAnEnvironmentIsFor(String environment, Kind kind) {
        assertThat(EnvironmentKinds.of(environment, List.of("blue"))).isEqualTo(kind);
    }
}
