package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One Auto Scaling group: what is saved on it, and its instances. Its rules are in {@link Upkeep} and {@link InstanceRefresh}. */
final class Group {
    private final String name;
    private final String arn;
    private final Instant created;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, GroupTag> tags = new TreeMap<>();
    private final Map<ScalingProcess, String> suspended = new EnumMap<>(ScalingProcess.class);
    private final Set<String> targetGroups = new LinkedHashSet<>();
    private final Set<String> provenTargetGroups = new LinkedHashSet<>();
    private final List<InstanceRefresh> refreshes = new ArrayList<>();
    private final ActivityLog activities;
    private GroupSettings settings;
    private boolean deleting;
    private Instant nextLaunch = Instant.MIN;

    Group(Region region, String name, GroupSettings settings) {
        this.name = name;
        this.settings = settings;
        this.created = region.world().now();
        this.activities = new ActivityLog(region, name);
        this.arn = region.arn(
                "autoscaling", "autoScalingGroup:" + Ids.uuid(region, "group") + ":autoScalingGroupName/" + name);
    }

    String name() {
        return name;
    }

    GroupSettings settings() {
        return settings;
    }

    void settings(GroupSettings other) {
        settings = other;
    }

    ActivityLog activities() {
        return activities;
    }

    Map<String, GroupTag> tags() {
        return tags;
    }

    /** In the order in which they were attached. */
    Set<String> targetGroups() {
        return targetGroups;
    }

    /** Those in which an instance of this group was healthy once [load-balancer-status]. */
    Set<String> provenTargetGroups() {
        return provenTargetGroups;
    }

    List<InstanceRefresh> refreshes() {
        return refreshes;
    }

    Optional<InstanceRefresh> activeRefresh() {
        return refreshes.stream().filter(refresh -> refresh.state().active()).findFirst();
    }

    boolean deleting() {
        return deleting;
    }

    void delete() {
        deleting = true;
    }

    void suspend(ScalingProcess process, String reason) {
        suspended.putIfAbsent(process, reason);
    }

    void resume(ScalingProcess process) {
        suspended.remove(process);
    }

    boolean suspended(ScalingProcess process) {
        return suspended.containsKey(process);
    }

    /** Not before then is another launch tried: the last one failed. */
    Instant nextLaunch() {
        return nextLaunch;
    }

    void nextLaunch(Instant at) {
        nextLaunch = at;
    }

    void add(Member member) {
        members.put(member.id(), member);
    }

    void remove(Member member) {
        members.remove(member.id());
    }

    /** A copy, so that it may change meanwhile. */
    Collection<Member> members() {
        return List.copyOf(members.values());
    }

    Optional<Member> member(String id) {
        return Optional.ofNullable(members.get(id));
    }

    Stream<Member> in(Lifecycle state) {
        return members().stream().filter(member -> member.is(state));
    }

    /** Instances that count towards desired capacity. */
    List<Member> counted() {
        return members.values().stream().filter(Member::counts).toList();
    }

    GroupView view() {
        var attachments = new LinkedHashMap<String, String>();
        targetGroups.forEach(
                group -> attachments.put(group, provenTargetGroups.contains(group) ? "InService" : "Added"));
        return new GroupView(
                name,
                arn,
                created,
                deleting ? Optional.of("Delete in progress") : Optional.empty(),
                settings,
                attachments,
                Collections.unmodifiableMap(new EnumMap<>(suspended)),
                List.copyOf(tags.values()),
                members.values().stream().map(Member::view).toList());
    }
}
