package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Many builds at once. */
class WaitingStepsTest {
    private static final int MANY = 200;
    private static final int MOST_BYTES_EACH = 1_000_000;

    @Test
    void shouldCostNoThreadAndLittleMemoryWhileTheyWait() throws Exception {
        try (var jenkins = new RehearsedJenkins(Behaviour.GOOD)) {
            var warm = new RehearsedBuild(jenkins, "shop/warm#1");
            warm.call(bake("warm")).untilAnswered();
            var threads = ours();
            var before = heap();

            jenkins.freeze();
            var steps = new ArrayList<RehearsedStep>();
            for (int i = 0; i < MANY; i++) {
                steps.add(new RehearsedBuild(jenkins, "shop/service-" + i + "#1").call(bake("service-" + i)));
            }
            jenkins.until(
                    "all wait",
                    () -> steps.stream().allMatch(step -> step.status().startsWith("waiting for ")));
            var each = (heap() - before) / MANY;

            System.out.println(MANY + " waiting steps: " + each / 1000 + " KB each");
            assertThat(jenkins.operations().size()).isEqualTo(MANY);
            assertThat(ours()).isLessThanOrEqualTo(threads + 8);
            assertThat(each).isLessThan(MOST_BYTES_EACH);
        }
    }

    private static BuildAmiStep bake(String service) {
        var step = new BuildAmiStep();
        step.setSpec("""
                version: 1
                service: %s
                image: {base: "ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"}
                environments:
                  production: {connection: acme-production, targets: [{region: eu-central-1, group: checkout-eu}]}
                """.formatted(service));
        return step;
    }

    private static long ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("slipway-"))
                .count();
    }

    private static long heap() {
        var runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
