package io.jenkins.plugins.slipway.operation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Name of one operation: {@code 20261122-164501-deliver-checkout-7f3a}. Letters, digits, dashes; at most 64. */
public record OperationId(String value) {
    @JsonCreator
    public OperationId {
        if (!value.matches("[a-zA-Z0-9-]{1,64}")) {
            throw new IllegalArgumentException(
                    "not an operation id: '" + value + "' (letters, digits, dashes, at most 64)");
        }
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
