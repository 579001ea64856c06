package io.jenkins.plugins.slipway.operation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Name of one operation: {@code 20261122-164501-deliver-checkout-7f3a}. Letters, digits, dashes; at most 64. */
public record OperationId(String value) {
    private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9-]{1,64}");

    @JsonCreator
    public OperationId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "not an operation id: '" + value + "' (letters, digits, dashes, at most 64)");
        }
    }

    /** Whether a text can be one. */
    public static boolean isValid(String text) {
        return VALID.matcher(text).matches();
    }

    /** Readable and unlike any other: when, what, about what, and four random letters. */
    public static OperationId of(Instant at, String verb, String subject, RandomGenerator random) {
        var about = (verb + "-" + subject).replaceAll("[^a-zA-Z0-9]+", "-").replaceAll("^-|-$", "");
        return new OperationId("%s-%s-%04x"
                .formatted(
                        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                                .withZone(ZoneOffset.UTC)
                                .format(at),
                        about.substring(0, Math.min(43, about.length())),
                        random.nextInt(0x10000)));
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
