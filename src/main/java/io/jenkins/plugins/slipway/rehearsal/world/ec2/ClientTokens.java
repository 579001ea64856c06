package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes a repeated request harmless (Amazon EC2 API Reference, "Ensuring idempotency in Amazon EC2 API requests"): the same token
 * with the same parameters answers as before, with others it is refused. Tokens are kept for the whole rehearsal.
 */
final class ClientTokens<R> {
    private record Used<R>(Object request, R result) {}

    private final Map<String, Used<R>> used = new HashMap<>();

    /**
     * @param token null when the caller gave none
     * @param request equal for equal parameters
     */
    R once(String token, Object request, Supplier<R> action) {
        if (token == null) {
            return action.get();
        }
        if (token.isEmpty() || token.length() > 64) {
            throw new WorldFault(
                    "InvalidParameterValue",
                    "Value (" + token + ") for parameter clientToken must have 1 to 64 characters");
        }
        var before = used.get(token);
        if (before == null) {
            var result = action.get();
            used.put(token, new Used<>(request, result));
            return result;
        }
        if (!before.request().equals(request)) {
            throw new WorldFault(
                    "IdempotentParameterMismatch",
                    "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
        }
        return before.result();
    }
}
