package io.jenkins.plugins.slipway.bitbucket.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void shouldSayVerbServiceAndEnvironmentWhereThereIsRoom() {
        assertThat(Key.of("deploy-fleet", "checkout", "production"))
                .isEqualTo("slipway-deploy-fleet-checkout-production");
        assertThat(Key.of("deliver", "a-b", "c")).isEqualTo("slipway-deliver-a-b-c");
    }

    @Test
    void shouldShortenToFortyCharactersTheSameWayEveryTime() {
        var key = Key.of("deliver", "recommendations-for-customers", "production");

        assertThat(key)
                .hasSize(40)
                .startsWith("slipway-deliver-recommendations")
                .isEqualTo("slipway-deliver-recommendations-33992f43");
    }

    @Test
    void shouldTellApartWhatReadsTheSame() {
        var parts = List.of("a", "b", "a-b", "b-a", "a-b-a", "b-a-b", "a".repeat(39) + "b", "a".repeat(40));
        var seen = new HashMap<String, String>();
        for (var verb : List.of("deliver", "canary", "build-ami", "deploy-fleet", "rollback", "release", "deploy")) {
            for (var service : parts) {
                for (var environment : parts) {
                    var key = Key.of(verb, service, environment);
                    assertThat(key.length()).isLessThanOrEqualTo(40);
                    assertThat(seen.put(key, verb + " " + service + " " + environment))
                            .as(key)
                            .isNull();
                }
            }
        }
    }
}
