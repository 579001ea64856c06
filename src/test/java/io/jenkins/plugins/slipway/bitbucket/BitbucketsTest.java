package io.jenkins.plugins.slipway.bitbucket;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitbucketsTest {
    private static final SignIn TOKEN = new SignIn.AccessToken(() -> "hidden");

    @ParameterizedTest
    @ValueSource(
            strings = {"http://bitbucket.corp.example", "http://127.0.0.1.example.org", "https://ada:pw@bitbucket.corp"
            })
    void shouldSendNoTokenWhereItCouldBeReadOnTheWay(String site) {
        var address = RepositoryAddress.of(URI.create(site), Optional.empty(), "SHOP/checkout");

        assertThatThrownBy(() -> Bitbuckets.open(address, TOKEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a token would be readable on the way")
                .hasMessageNotContaining("pw");
    }

    @Test
    void shouldLookAtTheAddressOfTheApiAsWell() {
        var address = RepositoryAddress.of(
                URI.create("https://bitbucket.org"),
                Optional.of(URI.create("http://api.example.org/2.0")),
                "acme/checkout");

        assertThatThrownBy(() -> Bitbuckets.open(address, TOKEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://api.example.org/2.0");
    }
}
