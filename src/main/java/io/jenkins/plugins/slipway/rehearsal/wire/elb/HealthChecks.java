package io.jenkins.plugins.slipway.rehearsal.wire.elb;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.elb.HealthCheck;

/** Health checks of target groups, in and out. */
final class HealthChecks {
    private HealthChecks() {}

    /** What is not given stays as it was. */
    static HealthCheck read(Params params, HealthCheck before) {
        var matcher = params.structure("Matcher");
        return new HealthCheck(
                params.flag("HealthCheckEnabled").orElse(before.enabled()),
                params.text("HealthCheckProtocol").orElse(before.protocol()),
                params.text("HealthCheckPort").orElse(before.port()),
                params.text("HealthCheckPath").orElse(before.path()),
                params.integer("HealthCheckIntervalSeconds").orElse(before.intervalSeconds()),
                params.integer("HealthCheckTimeoutSeconds").orElse(before.timeoutSeconds()),
                params.integer("HealthyThresholdCount").orElse(before.healthyThreshold()),
                params.integer("UnhealthyThresholdCount").orElse(before.unhealthyThreshold()),
                matcher.flatMap(given -> given.text("HttpCode")).orElse(before.httpCodes()),
                matcher.flatMap(given -> given.text("GrpcCode")).orElse(before.grpcCodes()));
    }

    static Answer write(HealthCheck check, Answer answer) {
        return answer.with("HealthCheckEnabled", check.enabled())
                .with("HealthCheckProtocol", check.protocol())
                .with("HealthCheckPort", check.port())
                .with("HealthCheckPath", check.path())
                .with("HealthCheckIntervalSeconds", check.intervalSeconds())
                .with("HealthCheckTimeoutSeconds", check.timeoutSeconds())
                .with("HealthyThresholdCount", check.healthyThreshold())
                .with("UnhealthyThresholdCount", check.unhealthyThreshold())
                .with(
                        "Matcher",
                        Answer.empty().with("HttpCode", check.httpCodes()).with("GrpcCode", check.grpcCodes()));
    }
}
