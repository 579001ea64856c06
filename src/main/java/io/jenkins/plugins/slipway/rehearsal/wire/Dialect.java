package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;

/** How a service words the faults that every call can have. */
enum Dialect {
    EC2("MissingParameter", "The request must contain the parameter %s", "InvalidParameterValue", "InvalidAction"),
    QUERY("ValidationError", Dialect.NULL_AT, "ValidationError", "InvalidAction"),
    JSON("ValidationException", Dialect.NULL_AT, "SerializationException", "UnknownOperationException"),
    CLOUDWATCH("MissingParameter", "The parameter %s is required.", "InvalidParameterValue", "InvalidAction");

    private static final String NULL_AT =
            "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null";

    private final String missingCode;
    private final String missingMessage;
    private final String invalidCode;
    private final String unknownActionCode;

    Dialect(String missingCode, String missingMessage, String invalidCode, String unknownActionCode) {
        this.missingCode = missingCode;
        this.missingMessage = missingMessage;
        this.invalidCode = invalidCode;
        this.unknownActionCode = unknownActionCode;
    }

    static Dialect of(String service) {
        return switch (service) {
            case "ec2" -> EC2;
            case "monitoring" -> CLOUDWATCH;
            case "ssm", "scheduler" -> JSON;
            default -> QUERY;
        };
    }

    WorldFault missing(String name) {
        return new WorldFault(missingCode, missingMessage.formatted(this == EC2 ? name : lowerFirst(name)));
    }

    WorldFault invalid(String name, Object value, String expected) {
        return new WorldFault(
                invalidCode, "Value (%s) for parameter %s is invalid: expected %s.".formatted(value, name, expected));
    }

    WorldFault unknownAction(String service, String action) {
        return new WorldFault(
                unknownActionCode, "%s:%s is not modelled by the Slipway rehearsal.".formatted(service, action));
    }

    private String lowerFirst(String name) {
        return this == CLOUDWATCH ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
