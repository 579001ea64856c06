package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

/** Keeps a group at its desired capacity [asg-capacity-limits], scale-in protection respected [ec2-auto-scaling-instance-protection]. */
final class Capacity {
    private final Launches launches;
    private final Terminations terminations;

    Capacity(Launches launches, Terminations terminations) {
        this.launches = launches;
        this.terminations = terminations;
    }

    /** Launches what is missing from this source. */
    void fill(Group group, LaunchSource source, String origin) {
        int actual = group.counted().size();
        int desired = group.settings().desired();
        if (actual < desired) {
            launches.launch(
                    group,
                    source,
                    desired - actual,
                    origin,
                    "an instance was started in response to a difference between desired and actual capacity, increasing"
                            + " the capacity from " + actual + " to " + desired + ".");
        }
    }

    /** Terminates what is too much. */
    void shrink(Group group) {
        int surplus = group.counted().size() - group.settings().desired();
        for (; surplus > 0; surplus--) {
            shrinkByOne(group);
        }
    }

    /** Lets go the instance that the termination policy names, if any may go. */
    void shrinkByOne(Group group) {
        var candidates = group.counted().stream()
                .filter(member -> !member.protectedFromScaleIn())
                .toList();
        if (candidates.isEmpty() || group.suspended(ScalingProcess.TERMINATE)) {
            return;
        }
        terminations.begin(
                group,
                TerminationPolicy.choose(candidates, group.settings().terminationPolicies()),
                "an instance was taken out of service in response to a difference between desired and actual capacity,"
                        + " shrinking the capacity from " + group.counted().size() + " to "
                        + (group.counted().size() - 1) + ".");
    }
}
