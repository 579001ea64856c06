package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The instances of a group in its target groups [attach-load-balancer-asg]. */
final class Attachments {
    /** What the load balancer thinks of an instance. */
    enum Opinion {
        HEALTHY,
        UNHEALTHY,
        /** Not registered, not checked yet, or draining. */
        NO_DATA
    }

    private final Region region;

    Attachments(Region region) {
        this.region = region;
    }

    /** Instances launched while AddToLoadBalancer is suspended are never added later [as-suspend-resume-processes]. */
    void register(Group group, Member member) {
        if (!group.suspended(ScalingProcess.ADD_TO_LOAD_BALANCER)) {
            group.targetGroups().forEach(target -> register(target, member));
        }
    }

    void register(String targetGroup, Member member) {
        if (region.balancing().exists(targetGroup)) {
            region.balancing().register(targetGroup, member.id());
        }
    }

    void deregister(Group group, Member member) {
        group.targetGroups().forEach(target -> deregister(target, member));
    }

    void deregister(String targetGroup, Member member) {
        if (health(targetGroup, member).isPresent()) {
            region.balancing().deregister(targetGroup, member.id());
        }
    }

    boolean draining(Group group, Member member) {
        return group.targetGroups().stream().anyMatch(target -> is("draining", target, member));
    }

    /** The worst of all target groups; a target group behind no load balancer checks nothing and so minds nothing. */
    Opinion opinion(Group group, Member member) {
        var states = states(group, member);
        if (states.contains("unhealthy")) {
            return Opinion.UNHEALTHY;
        }
        return states.stream().allMatch(state -> state.equals("healthy") || state.equals("unused"))
                ? Opinion.HEALTHY
                : Opinion.NO_DATA;
    }

    /** Remembers the target groups in which this instance is healthy. */
    void prove(Group group, Member member) {
        var proven = group.provenTargetGroups();
        for (var target : group.targetGroups()) {
            if (!proven.contains(target) && is("healthy", target, member)) {
                proven.add(target);
            }
        }
    }

    /** Unhealthy where the attachment counts: only after an instance of the group was healthy there [load-balancer-status]. */
    Set<String> condemned(Group group) {
        return group.provenTargetGroups().stream()
                .flatMap(target -> region.balancing().unhealthy(target).stream())
                .collect(Collectors.toSet());
    }

    private boolean is(String state, String targetGroup, Member member) {
        return health(targetGroup, member).filter(state::equals).isPresent();
    }

    private List<String> states(Group group, Member member) {
        return group.targetGroups().stream()
                .map(target -> health(target, member).orElse("absent"))
                .toList();
    }

    private Optional<String> health(String targetGroup, Member member) {
        return region.balancing().health(targetGroup, member.id());
    }
}
