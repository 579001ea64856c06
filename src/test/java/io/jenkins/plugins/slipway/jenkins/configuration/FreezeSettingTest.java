package io.jenkins.plugins.slipway.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.spec.BeforeGate;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An administrator's freeze windows. */
class FreezeSettingTest {
    private static final BeforeGate.Freeze FRIDAY =
            new BeforeGate.Freeze("* 16-23 * * FRI", ZoneId.of("Europe/Berlin"));

    private static FreezeSetting window(String cron, String timezone, String environment) {
        var setting = new FreezeSetting(cron);
        setting.setTimezone(timezone);
        setting.setEnvironment(environment);
        return setting;
    }

    @Test
    void shouldAddToWhatASpecAsksForAndTakeNothingAway() {
        var spec = SpecFile.load(Path.of("examples/regions/slipway.yaml"));

        var frozen = new FreezeCalendar(List.of(window("* 16-23 * * FRI", "Europe/Berlin", null))).addTo(spec);

        assertThat(frozen.environments().keySet())
                .containsExactlyElementsOf(spec.environments().keySet());
        frozen.environments().forEach((name, environment) -> {
            var before = spec.environments().get(name);
            assertThat(environment.gates().before())
                    .containsAll(before.gates().before())
                    .contains(FRIDAY);
            assertThat(environment.gates().alarms()).isEqualTo(before.gates().alarms());
            assertThat(environment.waves()).isEqualTo(before.waves());
        });
        assertThat(frozen.image()).isEqualTo(spec.image());
    }

    @Test
    void shouldHoldForItsEnvironmentAlone() {
        var spec = SpecFile.load(Path.of("examples/checkout/slipway.yaml"));

        var frozen = new FreezeCalendar(List.of(window("* 16-23 * * FRI", "Europe/Berlin", "production"))).addTo(spec);

        assertThat(frozen.environments().get("production").gates().before()).contains(FRIDAY);
        assertThat(frozen.environments().get("staging"))
                .isEqualTo(spec.environments().get("staging"));
    }

    @Test
    void shouldBeInUtcWhenNoTimeZoneIsGiven() {
        assertThat(window("* * 24 12 *", " ", null).asGate().timezone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void shouldTellAWrongCronFromAWrongTimeZone() {
        assertThat(window("* * * *", null, null).fault()).get().asString().contains("'* * * *' is no cron of minutes");
        assertThat(window("* * * * *", "Europe/Nowhere", null).fault())
                .hasValue("Unknown time zone 'Europe/Nowhere': write one such as Europe/Berlin.");
        assertThat(window("* * * * *", null, null).fault()).isEmpty();
    }
}
