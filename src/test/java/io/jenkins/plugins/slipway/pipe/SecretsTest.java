package io.jenkins.plugins.slipway.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a step prints never holds what it was trusted with. */
class SecretsTest {
    private final Secrets secrets = Secrets.of(Surroundings.of(Map.of(
            "LEDGER", "jdbc:postgresql://db/x?user=ann&password=s3cret%2Bword&ssl=true",
            "BITBUCKET_ACCESS_TOKEN", "token-of-ann",
            "BITBUCKET_API_TOKEN", "x")));

    @Test
    void shouldHideASecretThatIsPrintedInPieces() {
        var seen = new StringWriter();
        var out = secrets.before(new PrintWriter(seen));

        out.print("the token-of");
        out.print('-');
        out.println("ann, s3cret+word and s3cret%2Bword");
        out.print("x is too short to hide");
        out.flush();

        assertThat(seen.toString())
                .isEqualTo("the ****, **** and ****" + System.lineSeparator() + "x is too short to hide");
    }

    @Test
    void shouldShowNothingOfThemselves() {
        assertThat(secrets.toString()).doesNotContain("s3cret", "token-of-ann");
        assertThat(Surroundings.of(Map.of("AWS_SECRET_ACCESS_KEY", "s3cret-key"))
                        .toString())
                .contains("AWS_SECRET_ACCESS_KEY")
                .doesNotContain("s3cret");
    }
}
