package io.jenkins.plugins.slipway.bench;

import io.jenkins.plugins.slipway.assembly.RehearsedDelivery;
import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;

/** One delivery of two hours again and again in one JVM: what a rehearsal costs once the JVM is warm. */
public final class RolloutBench {
    private static final int COLD = 15;
    private static final int WARM = 15;

    private RolloutBench() {}

    /** Without arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        var spec = spec();
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < COLD + WARM; i++) {
            var meter = new Meter();
            try (var rehearsed =
                    new RehearsedDelivery(Settings.standard().seed(i), SpecEstate.of(spec), Progress.SILENT)) {
                var planned = rehearsed.delivery().planning(spec, "production").deliver("2.0", Optional.empty());
                var began = rehearsed.clock().instant();
                var outcome = rehearsed.run(rehearsed.delivery().start(planned, "bench", new Random(i)));
                var took = Duration.between(began, rehearsed.clock().instant());
                if (i == 0 || i == COLD + WARM - 1) {
                    System.out.printf(
                            "run %d: %s after %s of virtual time, %s%n", i + 1, outcome.ending(), took, meter);
                }
            }
            if (i >= COLD) {
                seconds.add(meter.cpu());
            }
        }
        seconds.sort(null);
        System.out.printf(
                "%d runs after %d: %.2f s of CPU at the least, %.2f s in the middle, %.2f s at the most%n",
                WARM, COLD, seconds.get(0), seconds.get(WARM / 2), seconds.get(WARM - 1));
    }

    /** A bake, a canary of three steps, and a group of eight that is replaced one by one. */
    private static Spec spec() {
        return SpecReader.read("""
                version: 1
                service: shop
                image: {base: ami-00000000000000bec}
                canary: {weights: [5, 25, 50], soak: 12m}
                environments:
                  production:
                    refresh: {minHealthy: 100%, maxHealthy: 110%, warmup: 3m, bakeTime: 30m}
                    targets:
                      - region: eu-central-1
                        group: shop
                        listenerRule: arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener-rule/app/shop/1/2/3
                """, "bench.yaml", Path.of("."));
    }
}
