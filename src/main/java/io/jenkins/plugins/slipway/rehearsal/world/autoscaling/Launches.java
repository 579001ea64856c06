package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Machines;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings new instances into a group: EC2 launch, then service [ec2-auto-scaling-lifecycle]. */
final class Launches {
    static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);
    /** Older than any warmup, for instances that were there before the rehearsal. */
    private static final Duration LONG_AGO = Duration.ofDays(3);

    private final Region region;
    private final Attachments attachments;

    Launches(Region region, Attachments attachments) {
        this.region = region;
        this.attachments = attachments;
    }

    /** Launches so many, unless launching is suspended or failed a moment ago; the first refusal of EC2 ends the attempt. */
    void launch(Group group, LaunchSource source, int count, String origin, String cause) {
        if (group.suspended(ScalingProcess.LAUNCH) || region.world().now().isBefore(group.nextLaunch())) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (!launchOne(group, source, origin, cause)) {
                group.nextLaunch(region.world().now().plus(PAUSE_AFTER_FAILURE));
                return;
            }
        }
    }

    /** A zone without capacity is left for the next one ["Availability Zone distribution" of auto-scaling-benefits]. */
    private boolean launchOne(Group group, LaunchSource source, String origin, String cause) {
        for (var zone : zonesFor(group)) {
            switch (launchIn(zone, group, source, origin, cause)) {
                case "" -> {
                    return true;
                }
                case WorldFault.NO_CAPACITY -> {
                    // the next zone may have some
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    /** @return the error code of EC2, or empty */
    private String launchIn(String zone, Group group, LaunchSource source, String origin, String cause) {
        var activity = group.activities().begin("Launching a new EC2 instance", cause, zone);
        try {
            var template = region.machines().template(source.templateId(), source.version());
            var id = region.machines()
                    .launch(template.id(), Long.toString(template.version()), zone, instanceTags(group));
            group.activities().describe(activity, "Launching a new EC2 instance: " + id);
            var member = new Member(id, template, zone, origin, region.world().now());
            member.activity(activity);
            group.add(member);
            return "";
        } catch (WorldFault refused) {
            group.activities().fail(activity, refused.getMessage() + " Launching EC2 instance failed.");
            return refused.code();
        }
    }

    /** An instance that serves already, for a world that is set up. */
    void seed(Group group, LaunchSource source) {
        var zone = zonesFor(group).get(0);
        var now = region.world().now();
        Machines.Template template = region.machines().template(source.templateId(), source.version());
        var id = region.machines()
                .launchRunning(template.id(), Long.toString(template.version()), zone, instanceTags(group));
        var member = new Member(id, template, zone, "", now.minus(LONG_AGO));
        group.add(member);
        member.enterService(now.minus(LONG_AGO));
        group.targetGroups().forEach(target -> {
            region.balancing().registerHealthy(target, id);
            group.provenTargetGroups().add(target);
        });
    }

    /** Instances that run come into service; those whose machine ended before are given up. */
    void advance(Group group) {
        group.in(Lifecycle.PENDING).forEach(member -> {
            var machine = region.machines().find(member.id());
            if (machine.filter(found -> found.running()).isPresent()) {
                attachments.register(group, member);
                if (member.inServiceAt().isEmpty()) {
                    member.protect(group.settings().protectedFromScaleIn());
                }
                member.enterService(region.world().now());
                group.activities().succeed(member.activity());
            } else if (machine.filter(found -> found.state().equals("pending")).isEmpty()) {
                group.remove(member);
                group.activities().fail(member.activity(), "The instance ended before it was in service.");
                group.nextLaunch(region.world().now().plus(PAUSE_AFTER_FAILURE));
            }
        });
    }

    /** The emptiest first, so that zones stay balanced [auto-scaling-benefits]. */
    private static List<String> zonesFor(Group group) {
        Map<String, Integer> perZone = new LinkedHashMap<>();
        group.settings().zones().forEach(zone -> perZone.put(zone, 0));
        group.counted().forEach(member -> perZone.computeIfPresent(member.zone(), (zone, count) -> count + 1));
        return perZone.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> instanceTags(Group group) {
        var tags = new LinkedHashMap<String, String>();
        group.tags().values().stream().filter(GroupTag::propagated).forEach(tag -> tags.put(tag.key(), tag.value()));
        tags.put("aws:autoscaling:groupName", group.name());
        return tags;
    }
}
