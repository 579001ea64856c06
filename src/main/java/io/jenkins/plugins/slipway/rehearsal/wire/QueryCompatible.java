package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.Map;

/**
 * CloudWatch moved from Query to other protocols and keeps its old error codes in a header for clients that ask for them.
 *
 * <p>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
final class QueryCompatible {
    /** Error codes of Query whose shapes have other names in the service model. */
    private static final Map<String, String> TYPES = Map.of(
            "InvalidParameterValue", "InvalidParameterValueException",
            "InvalidParameterCombination", "InvalidParameterCombinationException",
            "MissingParameter", "MissingRequiredParameterException",
            "InvalidFormat", "InvalidFormatFault",
            "LimitExceeded", "LimitExceededFault",
            "InternalServiceError", "InternalServiceFault");

    private QueryCompatible() {}

    static String type(String code) {
        return TYPES.getOrDefault(code, code);
    }

    static Reply withError(Request request, WorldFault fault, Reply reply) {
        if (!request.header("x-amzn-query-mode").orElse("").equalsIgnoreCase("true")) {
            return reply;
        }
        return reply.with("x-amzn-query-error", fault.code() + (fault.status() < 500 ? ";Sender" : ";Receiver"));
    }
}
