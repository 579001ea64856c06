package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.OptionalDouble;

/** {@code Sum}, {@code Average}, {@code Minimum}, {@code Maximum}, {@code SampleCount} or {@code pNN.NN} (CloudWatch, "Statistics definitions"). */
public record Statistic(String name) {
    /** @throws WorldFault {@code InvalidParameterValue} for any other name */
    public Statistic {
        if (!name.matches("Sum|Average|Minimum|Maximum|SampleCount")
                && !name.matches("p(\\d{1,2}(\\.\\d{1,10})?|100)")) {
            throw new WorldFault(
                    "InvalidParameterValue",
                    "The value " + name + " for parameter Stat is not supported: Sum, Average, Minimum, Maximum, "
                            + "SampleCount or a percentile such as p99.9");
        }
    }

    public boolean isPercentile() {
        return name.startsWith("p");
    }

    /** Empty where the samples do not tell. */
    public OptionalDouble of(Summary summary) {
        return switch (name) {
            case "Sum" -> OptionalDouble.of(summary.sum());
            case "Average" -> OptionalDouble.of(summary.sum() / summary.count());
            case "Minimum" -> OptionalDouble.of(summary.min());
            case "Maximum" -> OptionalDouble.of(summary.max());
            case "SampleCount" -> OptionalDouble.of(summary.count());
            default -> summary.percentile(Double.parseDouble(name.substring(1)));
        };
    }
}
