package io.jenkins.plugins.slipway.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads one of {@code environments}. */
final class EnvironmentReader {
    private static final Duration TWO_DAYS = Duration.ofHours(48);
    private static final int MOST_ALARMS = 10;

    private final Section environment;

    EnvironmentReader(Section environment) {
        this.environment = environment;
    }

    EnvironmentSpec read() {
        var name = environment.name();
        return new EnvironmentSpec(
                name, environment.text("connection").orElse(name), targets(name), refresh(), alarms());
    }

    private List<EnvironmentSpec.TargetSpec> targets(String name) {
        var targets = environment.items("targets");
        if (!environment.has("targets") && !environment.has("waves")) {
            environment.fault(
                    "environment '" + name + "' has no target",
                    "add 'targets:' with a line '- {region: eu-central-1, group: …}'");
        }
        targets.stream()
                .skip(1)
                .forEach(more -> more.notImplemented(
                        "more than one target in an environment", "keep one; make an environment of each other one"));
        return targets.stream().map(this::target).toList();
    }

    private EnvironmentSpec.TargetSpec target(Section target) {
        var region = target.text("region").orElse("");
        if (target.child("region").text().isPresent() && !Regions.KNOWN.contains(region)) {
            target.child("region")
                    .fault(
                            "unknown AWS region '" + region + "'",
                            Suggestion.orElse(region, Regions.KNOWN, "write a region such as eu-central-1"));
        }
        target.text("listenerRule").ifPresent(arn -> requireRegion(target.child("listenerRule"), arn, region));
        return new EnvironmentSpec.TargetSpec(region, target.text("group").orElse(""), target.text("listenerRule"));
    }

    private void requireRegion(Section rule, String arn, String region) {
        var parts = arn.split(":");
        if (parts.length > 3 && !parts[3].equals(region)) {
            rule.fault(
                    "the rule is in region '" + parts[3] + "', its target in '" + region + "'",
                    "name a rule of the load balancer in front of the group");
        }
    }

    private EnvironmentSpec.RefreshSpec refresh() {
        var refresh = environment.child("refresh");
        int least = refresh.child("minHealthy").percent().orElse(90);
        int most = refresh.child("maxHealthy").percent().orElse(110);
        if (least > 100) {
            refresh.child("minHealthy").fault("'" + least + "' is out of range", "write 0% to 100%");
        }
        if (refresh.has("maxHealthy") && most < 100) {
            refresh.child("maxHealthy").fault("'" + most + "' is out of range", "write 100% to 200%");
        } else if (most - least > 100) {
            refresh.child("maxHealthy")
                    .fault(
                            "maxHealthy - minHealthy is " + (most - least) + ", AWS allows 100 at most",
                            "write at most " + (least + 100) + "%");
        }
        var warmup = refresh.duration("warmup", Duration.ZERO, Duration.ofHours(6));
        var delay = refresh.duration("checkpointDelay", Duration.ZERO, TWO_DAYS);
        if (delay.isPresent() && !refresh.has("checkpoints")) {
            refresh.child("checkpointDelay").fault("there are no checkpoints to halt at", "add checkpoints: [50, 100]");
        }
        return new EnvironmentSpec.RefreshSpec(
                least,
                most,
                warmup,
                checkpoints(refresh),
                delay,
                refresh.duration("bakeTime", Duration.ZERO, TWO_DAYS).orElse(Duration.ofMinutes(10)));
    }

    private List<Integer> checkpoints(Section refresh) {
        var checkpoints = refresh.percents("checkpoints");
        Ascending.require(refresh.items("checkpoints"), 1, 100, "checkpoints");
        if (!checkpoints.isEmpty() && checkpoints.get(checkpoints.size() - 1) < 100) {
            refresh.child("checkpoints").fault("the last checkpoint is not 100%", "add 100");
        }
        return checkpoints;
    }

    private List<String> alarms() {
        var gates = environment.child("gates").items("during");
        for (var gate : gates) {
            if (!gate.has("alarm") && !gate.has("errorBudget")) {
                gate.fault("names no alarm", "write {alarm: name-of-an-alarm}");
            }
        }
        Section.faultDuplicates(gates.stream().map(gate -> gate.child("alarm")), "alarm");
        if (gates.size() > MOST_ALARMS) {
            environment
                    .child("gates")
                    .child("during")
                    .fault(gates.size() + " alarms, AWS watches " + MOST_ALARMS + " at most", "make a composite alarm");
        }
        return gates.stream()
                .map(gate -> gate.text("alarm"))
                .flatMap(Optional::stream)
                .toList();
    }
}
