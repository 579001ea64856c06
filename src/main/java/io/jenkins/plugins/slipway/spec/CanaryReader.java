package io.jenkins.plugins.slipway.spec;

import java.time.Duration;
import java.util.List;

/** Reads {@code canary}. */
final class CanaryReader {
    private static final double DOUBLED = 1.0;
    private static final double HALF_A_POINT = 0.005;
    private static final double A_FIFTH = 0.20;

    private final Section canary;

    CanaryReader(Section canary) {
        this.canary = canary;
    }

    CanarySpec read() {
        Ascending.require(canary.items("weights"), 1, 99, "weights");
        var weights = canary.percents("weights");
        var metrics = canary.items("metrics");
        metrics.stream()
                .filter(metric -> !metric.has("use") && !metric.has("name"))
                .forEach(metric -> metric.fault("does not say what it uses", "add 'use: alb'"));
        metrics.stream()
                .filter(metric -> metric.has("use"))
                .skip(1)
                .forEach(metric -> metric.fault("'use: alb' is there twice", "keep one"));
        var alb = metrics.stream()
                .filter(metric -> metric.has("use"))
                .findFirst()
                .orElse(canary.child("metrics").child("default"));
        return new CanarySpec(
                weights.isEmpty() ? List.of(5, 25, 50) : weights,
                canary.duration("soak", Duration.ofMinutes(1), Duration.ofHours(24))
                        .orElse(Duration.ofMinutes(10)),
                new CanarySpec.ErrorMetric(
                        harm(alb.child("errors"), DOUBLED),
                        alb.child("errors").share("tolerance").orElse(HALF_A_POINT)),
                new CanarySpec.LatencyMetric(
                        alb.child("latency").text("statistic").orElse("p90"), harm(alb.child("latency"), A_FIFTH)),
                inconclusive());
    }

    private static double harm(Section metric, double usual) {
        double harm = metric.share("harm").orElse(usual);
        if (harm <= 0) {
            metric.child("harm").fault("a harm of 0 is none", "write the smallest increase that matters, such as 10%");
        }
        return harm;
    }

    private CanarySpec.Inconclusive inconclusive() {
        var text = canary.text("inconclusive").orElse("extend");
        return switch (text) {
            case "abort" -> CanarySpec.Inconclusive.ABORT;
            case "hold", "ask" -> {
                canary.child("inconclusive").notImplemented("'inconclusive: " + text + "'", "write extend or abort");
                yield CanarySpec.Inconclusive.ABORT;
            }
            default -> CanarySpec.Inconclusive.EXTEND;
        };
    }
}
