package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.Arrays;

/** How an alarm compares a value with its threshold (CloudWatch API reference, {@code PutMetricAlarm}). */
public enum Comparison {
    GREATER_THAN("GreaterThanThreshold", "greater than"),
    GREATER_THAN_OR_EQUAL("GreaterThanOrEqualToThreshold", "greater than or equal to"),
    LESS_THAN("LessThanThreshold", "less than"),
    LESS_THAN_OR_EQUAL("LessThanOrEqualToThreshold", "less than or equal to");

    private final String word;
    private final String phrase;

    Comparison(String word, String phrase) {
        this.word = word;
        this.phrase = phrase;
    }

    /** @throws WorldFault {@code ValidationError} for those of anomaly detection, which are not modelled, and any other */
    public static Comparison of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new WorldFault(
                        "ValidationError",
                        "The comparison operator " + word
                                + " is not one of those without a band, which the Slipway rehearsal models"));
    }

    public String word() {
        return word;
    }

    String phrase() {
        return phrase;
    }

    boolean breaches(double value, double threshold) {
        return switch (this) {
            case GREATER_THAN -> value > threshold;
            case GREATER_THAN_OR_EQUAL -> value >= threshold;
            case LESS_THAN -> value < threshold;
            case LESS_THAN_OR_EQUAL -> value <= threshold;
        };
    }
}
