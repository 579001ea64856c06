package io.jenkins.plugins.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecReaderTest {
    private static final Path CHECKOUT = Path.of("examples/checkout/slipway.yaml");
    private static final String MINIMAL = """
            version: 1
            service: hello
            image:
              base: ami-0123456789abcdef0
            environments:
              production:
                targets:
                  - {region: eu-central-1, group: hello}
            """;

    @Test
    void shouldReadTheExampleOfATeam() {
        var spec = SpecFile.load(CHECKOUT);

        assertThat(spec.service()).isEqualTo("checkout");
        assertThat(spec.image().base())
                .isEqualTo(new BaseImage.FromParameter(
                        "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"));
        assertThat(spec.image().provision().get(1)).isInstanceOfSatisfying(Provision.Shell.class, shell -> {
            assertThat(shell.source()).isEqualTo("scripts/install.sh");
            assertThat(shell.lines()).startsWith("#!/bin/bash").contains("set -euo pipefail");
            assertThat(shell.timeout()).isEqualTo(Duration.ofMinutes(5));
        });
        assertThat(spec.environments().keySet()).containsExactly("staging", "production");
        var production = spec.environments().get("production");
        assertThat(production.connection()).isEqualTo("acme-production");
        assertThat(production.refresh().maxHealthy()).isEqualTo(125);
        assertThat(production.gates().alarms()).containsExactly("checkout-5xx", "checkout-latency");
        assertThat(spec.canary()).hasValueSatisfying(canary -> {
            assertThat(canary.weights()).containsExactly(10, 25, 50);
            assertThat(canary.errors()).isEqualTo(new CanarySpec.ErrorMetric(1.0, 0.005));
            assertThat(canary.latency()).isEqualTo(new CanarySpec.LatencyMetric("p90", 0.2));
        });
    }

    @Test
    void shouldFillInDefaultsForTenLines() {
        var spec = SpecFile.load(Path.of("examples/minimal/slipway.yaml"));

        assertThat(spec.canary()).isEmpty();
        assertThat(spec.image().patch()).isEqualTo(ImageSpec.Patch.SECURITY);
        assertThat(spec.image().parameter()).isEqualTo("/slipway/hello/image");
        assertThat(spec.dora().productionEnvironments()).containsExactly("production");
        var production = spec.environments().get("production");
        assertThat(production.connection()).isEqualTo("production");
        assertThat(production.refresh().minHealthy()).isEqualTo(90);
        assertThat(production.refresh().bakeTime()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void shouldReportAllFaultsAtOnceInTheOrderOfTheFile() {
        var faults = faults("""
                version: 2
                servce: hello
                image:
                  base: ami-0123456789abcdef0
                  patch: securty
                  copyTo: [us-esat-1]
                environments:
                  production:
                    targets:
                      - {region: eu-cental-1, group: hello}
                    refresh: {minHealthy: 20%, maxHealthy: 150%}
                """);

        assertThat(faults)
                .extracting(Fault::toString)
                .containsExactly(
                        "1:1 service: 'service' is missing; add it: Name of the service; part of the names of what Slipway makes.",
                        "1:10 version: '2' is not allowed here; write 1",
                        "2:1 servce: unknown key 'servce'; did you mean 'service'?",
                        "5:10 image.patch: 'securty' is not one of none, security, all; did you mean 'security'?",
                        "6:12 image.copyTo[0]: unknown AWS region 'us-esat-1'; did you mean 'us-east-1'?",
                        "10:18 environments.production.targets[0].region: unknown AWS region 'eu-cental-1'; did you mean 'eu-central-1'?",
                        "11:44 environments.production.refresh.maxHealthy: maxHealthy - minHealthy is 130, AWS allows 100 at most; write at most 120%");
    }

    private static List<Fault> faults(String text) {
        return catchThrowableOfType(
                        InvalidSpec.class, () -> SpecReader.read(text, "slipway.yaml", Path.of("examples/checkout")))
                .faults();
    }
}
