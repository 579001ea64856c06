package io.jenkins.plugins.slipway.spec;

/** Reads one of {@code targets}. */
final class TargetReader {
    private final Section target;
    private final String connection;

    /** @param connection of the environment */
    TargetReader(Section target, String connection) {
        this.target = target;
        this.connection = connection;
    }

    TargetSpec read() {
        var region = target.text("region").orElse("");
        if (target.child("region").text().isPresent() && !Regions.KNOWN.contains(region)) {
            target.child("region")
                    .fault(
                            "unknown AWS region '" + region + "'",
                            Suggestion.orElse(region, Regions.KNOWN, "write a region such as eu-central-1"));
        }
        checkGroup();
        target.text("listenerRule").ifPresent(arn -> requireRegion(target.child("listenerRule"), arn, region));
        return new TargetSpec(
                target.text("connection").orElse(connection),
                region,
                target.text("group"),
                target.child("tags").texts(),
                target.text("listenerRule"));
    }

    private void checkGroup() {
        if (!target.has("group") && !target.has("tags")) {
            target.fault("names no group", "add 'group:' with the name of an Auto Scaling group, or 'tags:'");
        }
        if (target.has("group") && target.has("tags")) {
            target.child("tags").fault("the target has both group and tags", "keep one of them");
        }
        if (target.has("tags") && target.has("listenerRule")) {
            target.child("listenerRule")
                    .fault("one rule cannot split the traffic of all groups with some tags", "name the group");
        }
    }

    private static void requireRegion(Section rule, String arn, String region) {
        var parts = arn.split(":");
        if (parts.length > 3 && !parts[3].equals(region)) {
            rule.fault(
                    "the rule is in region '" + parts[3] + "', its target in '" + region + "'",
                    "name a rule of the load balancer in front of the group");
        }
    }
}
