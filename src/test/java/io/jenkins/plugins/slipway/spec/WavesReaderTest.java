package io.jenkins.plugins.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WavesReaderTest {
    private static final String HEAD = """
            version: 1
            service: hello
            image: {base: ami-0123456789abcdef0}
            environments:
              production:
                connection: acme
            """;

    private static EnvironmentSpec read(String environment) {
        return SpecReader.read(HEAD + environment.indent(4), "slipway.yaml", Path.of("examples/checkout"))
                .environments()
                .get("production");
    }

    private static List<String> faults(String environment) {
        return catchThrowableOfType(InvalidSpec.class, () -> read(environment)).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    @Test
    void shouldReadWavesInTheirOrder() {
        var environment = read("""
                waves:
                  - name: first
                    targets: [{region: eu-central-1, group: hello}]
                    bakeTime: 30m
                  - targets:
                      - {region: us-east-1, tags: {service: hello, tier: 2}}
                      - {region: eu-central-1, group: hello, connection: other}
                onFailure: {rollBackLast: 2}
                """);

        assertThat(environment.waves()).extracting(WaveSpec::name).containsExactly("first", "wave-2");
        assertThat(environment.waves())
                .extracting(WaveSpec::bakeTime)
                .containsExactly(Duration.ofMinutes(30), Duration.ZERO);
        assertThat(environment.targets())
                .containsExactly(
                        new TargetSpec("acme", "eu-central-1", Optional.of("hello"), Map.of(), Optional.empty()),
                        new TargetSpec(
                                "acme",
                                "us-east-1",
                                Optional.empty(),
                                Map.of("service", "hello", "tier", "2"),
                                Optional.empty()),
                        new TargetSpec("other", "eu-central-1", Optional.of("hello"), Map.of(), Optional.empty()));
        assertThat(environment.onFailure()).isEqualTo(OnFailure.rollBackLast(2));
    }

    @Test
    void shouldMakeOneWaveOfTargetsThatRollsBackAll() {
        var environment = read("""
                targets:
                  - {region: eu-central-1, group: hello}
                  - {region: us-east-1, group: hello}
                """);

        assertThat(environment.waves()).singleElement().satisfies(wave -> {
            assertThat(wave.name()).isEqualTo(WaveSpec.ALL);
            assertThat(wave.targets()).hasSize(2);
        });
        assertThat(environment.onFailure()).isEqualTo(OnFailure.ROLL_BACK_ALL);
    }

    @Test
    void shouldSayWhatIsWrongWithWaves() {
        assertThat(faults("""
                        waves:
                          - name: one
                            targets: [{region: eu-central-1, group: hello}, {region: us-east-1}]
                          - name: one
                            targets: [{region: eu-central-1, group: hello}, {region: us-east-1, group: a, tags: {b: c}}]
                            bakeTime: 400h
                          - {name: three}
                        targets: [{region: us-west-2, group: x}]
                        """))
                .containsExactly(
                        "9:57 environments.production.waves[0].targets[1]: names no group; add 'group:' with the name of an Auto Scaling group, or 'tags:'",
                        "10:15 environments.production.waves[1].name: wave 'one' is there twice; remove one",
                        "11:49 environments.production.waves[1].targets[0].group: group 'hello' is already a target of wave 'one'; roll each group once",
                        "11:93 environments.production.waves[1].targets[1].tags: the target has both group and tags; keep one of them",
                        "12:19 environments.production.waves[1].bakeTime: '400h' is out of range; write 0s to 168h",
                        "13:9 environments.production.waves[2].targets: 'targets' is missing; add it: The Auto Scaling groups of this wave.",
                        "14:14 environments.production.targets: the environment has both targets and waves; keep one of them");
    }

    @Test
    void shouldSettleWavesByTheFailureMode() {
        assertThat(OnFailure.ROLL_BACK_ALL.settledAt(3)).isZero();
        assertThat(OnFailure.ROLL_BACK_WAVE.settledAt(0)).isZero();
        assertThat(OnFailure.ROLL_BACK_WAVE.settledAt(3)).isEqualTo(3);
        assertThat(OnFailure.rollBackLast(2).settledAt(1)).isZero();
        assertThat(OnFailure.rollBackLast(2).settledAt(3)).isEqualTo(2);
    }
}
