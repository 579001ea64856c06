package io.jenkins.plugins.slipway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every modelled action, spoken by botocore over loopback, each answer held against botocore's service models. */
class BotocoreTest {
    private static final String RULE =
            "arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee";
    private static final Map<String, String> NO_CONFIGURATION = Map.of();

    @BeforeAll
    static void botocore() {
        Program.assumeRuns("the Python package botocore", "python3", "-c", "import botocore");
    }

    @Test
    void shouldAgreeWithTheServiceModelsWhenEveryActionIsCalled(@TempDir Path folder) throws Exception {
        var settings = Settings.standard();
        var shop = new Estate.Fleet("eu-central-1", "shop", 3, Optional.of(RULE), List.of("shop-5xx"));
        var clock = new FastClock(Clock.systemUTC(), settings.start(), 1_200);
        var rehearsal = Rehearsal.of(settings, Estate.of(shop), clock);
        var modelled = folder.resolve("modelled.json");
        new ObjectMapper().writeValue(modelled.toFile(), modelled(rehearsal));

        try (var server = rehearsal.serve(0)) {
            var checked = Program.run(
                    NO_CONFIGURATION,
                    240,
                    List.of(
                            "python3",
                            Program.script("check_wire.py").toString(),
                            "run",
                            server.address().toString(),
                            modelled.toString(),
                            RULE));

            assertThat(checked.output()).doesNotContain("FAULT").contains("actions");
            assertThat(checked.code()).as(checked.output()).isZero();
        }
    }

    /** Which of all actions that botocore knows have a handler here. */
    private static Map<String, List<String>> modelled(Rehearsal rehearsal) throws Exception {
        var script = Program.script("check_wire.py").toString();
        var known = Program.run(NO_CONFIGURATION, 60, List.of("python3", script, "actions"));
        assertThat(known.code()).as(known.output()).isZero();
        var modelled = new TreeMap<String, List<String>>();
        new ObjectMapper()
                .readValue(known.output(), new TypeReference<Map<String, List<String>>>() {})
                .forEach((service, actions) -> modelled.put(
                        service,
                        actions.stream()
                                .filter(action -> rehearsal.endpoint().models(service, action))
                                .toList()));
        return modelled;
    }
}
