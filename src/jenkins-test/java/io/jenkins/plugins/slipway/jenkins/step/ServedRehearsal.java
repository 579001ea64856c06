package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.wire.RehearsalServer;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** An AWS on loopback, as {@code slipway rehearsal serve} has one: it is still there when the Jenkins under test is not. */
public final class ServedRehearsal implements AutoCloseable {
    /** The least that has every phase: a bake with a test, a canary with two weights, a fleet in two batches, a time to bake. */
    public static final String SPEC = """
            version: 1
            service: checkout
            image:
              base: ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
              provision:
                - packages: [amazon-cloudwatch-agent]
                - shell: |
                    echo installed
              verify:
                - http: {port: 8080, path: /health, within: 3m}
            environments:
              production:
                connection: acme
                targets:
                  - region: eu-central-1
                    group: checkout-eu
                    listenerRule: arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener-rule/app/checkout/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
                refresh: {minHealthy: 50%, maxHealthy: 100%, warmup: 1m, bakeTime: 10m}
            canary:
              weights: [25, 50]
              soak: 4m
              metrics:
                - use: alb
                  errors: {harm: 100%, tolerance: 5%}
                  latency: {statistic: p90, harm: 100%}
            """;

    private final Rehearsal rehearsal;
    private final RehearsalServer server;

    /** @param speed its seconds in a real one */
    public ServedRehearsal(double speed) {
        var start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var spec = SpecReader.read(SPEC, "slipway.yaml", Path.of("."));
        rehearsal = Rehearsal.of(
                Settings.standard().start(start), SpecEstate.of(spec), new FastClock(Clock.systemUTC(), start, speed));
        server = rehearsal.serve(0);
    }

    public String address() {
        return server.address().toString();
    }

    /** Traffic as users get it. */
    public Map<String, ?> rules() {
        return Map.of("rules", rehearsal.census().present("rules"));
    }

    /** How many images were ever made. */
    public long images() {
        return rehearsal.census().ever("images");
    }

    /** How often it was called. */
    public long calls() {
        return rehearsal.calls().values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        server.close();
    }
}
