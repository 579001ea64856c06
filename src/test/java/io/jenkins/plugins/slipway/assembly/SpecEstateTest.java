package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spec names is there when it is rehearsed. */
class SpecEstateTest {
    private static final String SPEC = """
            version: 1
            service: hello
            image:
              base: ami-0123456789abcdef0
              instanceType: %s
            environments:
              production:
                targets:
                  - {region: eu-central-1, group: hello}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"t3.small", "t4g.small"})
    void shouldBakeFromAGivenImageWhateverItsArchitecture(String type) throws IOException, InterruptedException {
        var spec = SpecFile.load(Files.writeString(folder.resolve("slipway.yaml"), SPEC.formatted(type)));
        try (var rehearsed = new RehearsedDelivery(Settings.standard(), SpecEstate.of(spec), Progress.SILENT)) {
            var planned = rehearsed.delivery().planning(spec, "production").buildAmi("1");
            var outcome = rehearsed.run(rehearsed.delivery().start(planned, "test", new Random(1)));

            assertThat(outcome.reason()).isEmpty();
            assertThat(outcome.ending()).isEqualTo(Ending.DONE);
        }
    }
}
