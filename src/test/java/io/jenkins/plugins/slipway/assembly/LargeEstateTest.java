package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Twenty regions with a group in each of three waves: what is written about them still fits into the journal. */
class LargeEstateTest {
    private static final List<String> REGIONS = List.of(
            "eu-central-1",
            "eu-central-2",
            "eu-north-1",
            "eu-south-1",
            "eu-south-2",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1",
            "ap-northeast-2",
            "ca-central-1",
            "sa-east-1");

    private static String wave(String name) {
        return REGIONS.stream()
                .map(region -> "{region: %s, group: a-service-with-a-long-name-%s}".formatted(region, name))
                .collect(Collectors.joining(", ", "      - {name: %s, targets: [".formatted(name), "]}\n"));
    }

    @Test
    void shouldTakeUpSixtyFleetsInThreeWaves() {
        var spec = SpecReader.read(
                """
                version: 1
                service: large
                image: {base: ami-0123456789abcdef0}
                environments:
                  production:
                    waves:
                """ + wave("one") + wave("two") + wave("three")
                        + "    refresh: {bakeTime: 0s}\n    onFailure: rollBackWave\n",
                "slipway.yaml",
                Path.of("examples"));
        var small = SpecEstate.of(spec).sized(2);
        try (var rehearsed = new RehearsedDelivery(Settings.standard(), small, Progress.SILENT)) {
            var planned = rehearsed.delivery().planning(spec, "production").deliver("1", Optional.empty());
            var id = rehearsed.delivery().start(planned, "test", new Random(1));

            var step = rehearsed.delivery().operations().advance(id);

            assertThat(step)
                    .asString()
                    .as("all are claimed and proven, the bake waits")
                    .contains("builder");
            assertThat(rehearsed.ledger().journals().read(id, 0).stream()
                            .filter(entry -> entry.name().equals("prove rollback readiness")
                                    && entry.kind() == Entry.Kind.RESULT))
                    .hasSize(60);
        }
    }
}
