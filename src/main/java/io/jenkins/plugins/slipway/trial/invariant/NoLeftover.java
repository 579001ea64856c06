package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Template;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** At the end nothing is left that was not there before, but for what a delivery that succeeded is for, or what a person is told of. */
final class NoLeftover implements Invariant {
    private static final String VERSIONS = "launch-template-versions";

    /** What stays where a release stays, beside a template version for each of its groups. */
    private static final Set<String> FRUITS = Set.of("images", "snapshots", "parameters");

    /** Seen by other invariants. */
    private static final Set<String> OTHERS = Set.of("rules", "listeners", "suspended-processes");

    private static final Map<String, Pattern> NAMED = Map.of(
            "images", Pattern.compile("image"),
            "snapshots", Pattern.compile("image|snapshot"),
            "launch-template-versions", Pattern.compile("launch template|template version"),
            "parameters", Pattern.compile("parameter"),
            "target groups", Pattern.compile("target group"),
            "autoscaling-groups", Pattern.compile("group"),
            "instances", Pattern.compile("terminate|group"),
            "volumes", Pattern.compile("terminate|group"),
            "instance-refreshes", Pattern.compile("group"));
    private static final Pattern ANYTHING = Pattern.compile("what may or may not have happened");

    @Override
    public String name() {
        return "no-leftover";
    }

    @Override
    public Stream<String> atEnd(Aftermath end) {
        return end.changes().stream()
                .filter(change -> !isFine(end, change))
                .map(change -> "left, and nobody is told: " + change);
    }

    private static boolean isFine(Aftermath end, String change) {
        var words = change.split(" ", 3);
        var kind = NAMED.keySet().stream()
                .filter(each -> words[2].startsWith(each + " "))
                .findFirst()
                .orElse("");
        if (OTHERS.stream().anyMatch(words[2]::startsWith)
                || kind.equals(VERSIONS) && isByHand(end, words[1], words[2])) {
            return true;
        }
        if (end.happened(FaultKind.HAND_ON_GROUP, words[1]) && (kind.equals("instances") || kind.equals("volumes"))) {
            return true; // he wanted one more, and has it
        }
        return change.startsWith("+") && isFruit(end, kind, words[1], words[2])
                || end.named(ANYTHING)
                || !kind.isEmpty() && end.named(NAMED.get(kind));
    }

    /** One image in a region with its one snapshot; of versions only those that the release is placed on. */
    private static boolean isFruit(Aftermath end, String kind, String region, String thing) {
        if (kind.equals(VERSIONS)) {
            var version = thing.substring(thing.lastIndexOf(' ') + 1);
            return end.scene().fleets().stream()
                    .filter(fleet -> fleet.in(end.scene().world()).key().equals(region) && end.stays(fleet))
                    .filter(fleet -> thing.equals("%s %s %s".formatted(VERSIONS, fleet.template(), version)))
                    .anyMatch(fleet -> end.isPlaced(fleet, version));
        }
        var more = end.changes().stream()
                .filter(change -> change.startsWith("+ %s %s ".formatted(region, kind)))
                .count();
        return FRUITS.contains(kind) && end.anythingStays() && (more == 1 || kind.equals("parameters"));
    }

    /** {@code launch-template-versions name number}. */
    private static boolean isByHand(Aftermath end, String region, String thing) {
        var words = thing.split(" ");
        Region there = end.scene().world().region(region);
        Template template = there.get(Ec2.class).templates().require(words[1]);
        return template.find(words[2])
                .filter(version -> "by hand".equals(version.description()))
                .isPresent();
    }
}
