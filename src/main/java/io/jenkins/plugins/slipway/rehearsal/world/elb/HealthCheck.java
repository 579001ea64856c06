package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Duration;

/**
 * How targets are checked (Application Load Balancers, "Health checks for your target groups").
 *
 * @param port a number or {@code traffic-port}
 * @param intervalSeconds 5 to 300
 * @param timeoutSeconds 2 to 120, less than the interval
 * @param healthyThreshold 2 to 10 passes in a row bring an unhealthy target back
 * @param unhealthyThreshold 2 to 10 failures in a row take a target out
 * @param httpCodes that pass, or null on gRPC
 * @param grpcCodes that pass, or null on HTTP
 */
public record HealthCheck(
        boolean enabled,
        String protocol,
        String port,
        String path,
        int intervalSeconds,
        int timeoutSeconds,
        int healthyThreshold,
        int unhealthyThreshold,
        String httpCodes,
        String grpcCodes) {
    /** AWS' defaults for targets of type instance. */
    public static final HealthCheck STANDARD =
            new HealthCheck(true, "HTTP", "traffic-port", "/", 30, 5, 5, 2, "200", null);

    public HealthCheck {
        within("interval seconds", intervalSeconds, 5, 300);
        within("timeout seconds", timeoutSeconds, 2, 120);
        within("healthy threshold count", healthyThreshold, 2, 10);
        within("unhealthy threshold count", unhealthyThreshold, 2, 10);
        if (timeoutSeconds >= intervalSeconds) {
            throw new WorldFault(
                    "ValidationError",
                    "Health check timeout '" + timeoutSeconds + "' must be smaller than the interval '"
                            + intervalSeconds + "'");
        }
    }

    Duration interval() {
        return Duration.ofSeconds(intervalSeconds);
    }

    private static void within(String what, int value, int from, int to) {
        if (value < from || value > to) {
            throw new WorldFault(
                    "ValidationError",
                    "Health check " + what + " '" + value + "' must be between " + from + " and " + to + " inclusive");
        }
    }
}
