package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.cloud.Identity;
import io.jenkins.plugins.slipway.cloud.Quota;
import io.jenkins.plugins.slipway.cloud.Reach;
import io.jenkins.plugins.slipway.cloud.Ruling;
import io.jenkins.plugins.slipway.cloud.Surroundings;
import io.jenkins.plugins.slipway.cloud.WayOut;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the account has to offer: permissions, a way from the builder to the services that it talks to, room under quotas. */
record AccountCheck(Surroundings surroundings, Checks checks) {
    private static final String PERMISSIONS = "permissions";
    private static final String CANNOT_ASK_IAM =
            "only what has a dry run; let the caller use iam:SimulatePrincipalPolicy, or compare its policies"
                    + " with 'slipway doctor --policy'";
    /** Without them Run Command does not reach the builder. */
    private static final List<String> NEEDED = List.of("ssm", "ssmmessages", "ec2messages");
    /** Only for those who send output to CloudWatch Logs, or encrypt sessions. */
    private static final List<String> SOMETIMES = List.of("logs", "kms");

    void permissions(Identity.Caller caller, Reach reach) {
        if (caller.arn().endsWith(":root")) {
            checks.add(Check.passed(PERMISSIONS, "the account's root user may do everything; use a role instead"));
            return;
        }
        checks.lookIfPossible(PERMISSIONS, () -> surroundings.rulings(caller, reach), CANNOT_ASK_IAM)
                .ifPresent(this::tell);
    }

    private void tell(List<Ruling> rulings) {
        of(rulings, Ruling.Answer.DENIED)
                .forEach((action, why) -> checks.add(Check.failed(
                        "permission " + action,
                        "IAM's simulation denies it %s: add it to the caller's policies ('slipway doctor --policy' prints one that is enough)"
                                .formatted(why))));
        of(rulings, Ruling.Answer.UNKNOWN)
                .forEach((action, why) ->
                        checks.add(Check.notChecked("permission " + action, "IAM cannot tell " + why)));
        var allowed = of(rulings, Ruling.Answer.ALLOWED).size();
        if (allowed > 0) {
            checks.add(Check.passed(PERMISSIONS, allowed + " actions are allowed by IAM's simulation"));
        }
    }

    /** Of several things one is enough to say it. */
    private static Map<String, String> of(List<Ruling> rulings, Ruling.Answer answer) {
        return rulings.stream()
                .filter(ruling -> ruling.answer() == answer)
                .collect(Collectors.toMap(
                        Ruling::action,
                        ruling -> "on %s (%s)".formatted(ruling.resource(), ruling.why()),
                        (first, second) -> first,
                        TreeMap::new));
    }

    void wayOut(Optional<String> subnet) {
        checks.lookIfPossible(
                        "endpoints of SSM, EC2 messages, logs and KMS",
                        () -> surroundings.wayOut(subnet),
                        "whether the builder's subnet reaches them")
                .ifPresent(way -> checks.add(judge(way)));
    }

    static Check judge(WayOut way) {
        var subject = "endpoints from " + way.subnet();
        if (way.isOpen()) {
            return Check.passed(subject, "reached through " + way.route().orElseThrow());
        }
        var missing = missing(NEEDED, way);
        if (!missing.isEmpty()) {
            return Check.failed(
                    subject,
                    "%s is private%s, and %s has no endpoint for %s: the builder would not register with SSM. Add interface endpoints with private DNS, or a NAT"
                            .formatted(way.subnet(), closed(way), way.network(), String.join(", ", missing)));
        }
        var rest = missing(SOMETIMES, way);
        return Check.passed(
                subject,
                "private, with endpoints for ssm, ssmmessages and ec2messages; whether their security groups let it in, nobody looked"
                        + (rest.isEmpty()
                                ? "; logs and kms, too"
                                : "; none for %s, which output to CloudWatch Logs and encrypted sessions need"
                                        .formatted(String.join(", ", rest))));
    }

    private static String closed(WayOut way) {
        return way.route()
                .map(route -> " (its machines get no public address for " + route + ")")
                .orElse("");
    }

    private static List<String> missing(List<String> services, WayOut way) {
        return services.stream()
                .filter(service -> !way.endpoints().contains(service))
                .toList();
    }

    /** @param loadBalancer of the group, where a canary gets a target group beside the stable one */
    void quotas(Optional<String> loadBalancer) {
        quota("quota of vCPUs", surroundings::vcpus);
        quota("quota of Auto Scaling groups", surroundings::groups);
        quota("quota of target groups", surroundings::targetGroups);
        loadBalancer.ifPresent(name -> quota("quota of " + name, () -> surroundings.targetGroupsOf(name)));
        quota("quota of images", surroundings::images);
    }

    private void quota(String subject, Supplier<Quota> look) {
        checks.lookIfPossible(subject, look, "how much room is left")
                .ifPresent(quota -> checks.add(judge(subject, quota)));
    }

    private static Check judge(String subject, Quota quota) {
        var words = quota.used().isPresent()
                ? "%d of %d in use (%s)".formatted(quota.used().getAsLong(), quota.limit(), quota.name())
                : "%d, use unknown (%s)".formatted(quota.limit(), quota.name());
        return quota.isExhausted()
                ? Check.failed(subject, words + ": a delivery needs one more; ask for more in Service Quotas")
                : Check.passed(subject, words);
    }
}
