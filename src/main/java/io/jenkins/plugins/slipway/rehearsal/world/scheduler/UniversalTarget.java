package io.jenkins.plugins.slipway.rehearsal.world.scheduler;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An API that a schedule calls (EventBridge Scheduler, "Using universal targets"): no read-only ones.
 *
 * @param service endpoint name, as in a signature's scope
 * @param action {@code ModifyRule}
 */
record UniversalTarget(String service, String action) {
    private static final Pattern ARN = Pattern.compile("arn:aws:scheduler:::aws-sdk:([a-z0-9]+):([a-z][A-Za-z0-9]*)");
    private static final Pattern READ_ONLY = Pattern.compile(
            "(get|describe|list|poll|receive|search|scan|query|select|read|lookup|batchGet|batchDescribe).*");
    private static final Map<String, String> ENDPOINTS = Map.of(
            "elasticloadbalancingv2", "elasticloadbalancing",
            "autoscaling", "autoscaling",
            "cloudwatch", "monitoring",
            "ec2", "ec2",
            "ssm", "ssm",
            "scheduler", "scheduler");

    /** @throws WorldFault {@code ValidationException}; {@code NotModelled} for a templated target or a service that the rehearsal lacks */
    static UniversalTarget of(Schedule.Target target) {
        if (!target.role().matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+")) {
            throw Schedules.invalid("Provided RoleArn " + target.role() + " is not the ARN of an IAM role.");
        }
        var arn = ARN.matcher(target.arn());
        if (!arn.matches()) {
            throw new WorldFault(
                    "NotModelled",
                    "The Slipway rehearsal models universal targets (arn:aws:scheduler:::aws-sdk:service:apiAction), not "
                            + target.arn());
        }
        var action = arn.group(2);
        if (READ_ONLY.matcher(action).matches()) {
            throw Schedules.invalid("Provided Arn is not in correct format: read-only API actions such as " + action
                    + " cannot be a target.");
        }
        var service = ENDPOINTS.get(arn.group(1));
        if (service == null) {
            throw new WorldFault(
                    "NotModelled", "The Slipway rehearsal has no service " + arn.group(1) + " for a schedule to call");
        }
        return new UniversalTarget(service, action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1));
    }
}
