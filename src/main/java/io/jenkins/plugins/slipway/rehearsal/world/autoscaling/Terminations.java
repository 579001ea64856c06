package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Region;

/** Takes instances out of a group: out of the load balancer, drained, then ended [ec2-auto-scaling-lifecycle]. */
final class Terminations {
    private final Region region;
    private final Attachments attachments;

    Terminations(Region region, Attachments attachments) {
        this.region = region;
        this.attachments = attachments;
    }

    /** Begins to terminate an instance and returns the activity. */
    String begin(Group group, Member member, String cause) {
        if (member.is(Lifecycle.PENDING)) {
            group.activities().fail(member.activity(), "The instance was terminated before it was in service.");
        }
        member.move(Lifecycle.TERMINATING);
        attachments.deregister(group, member);
        var activity = group.activities().begin("Terminating EC2 instance: " + member.id(), cause, member.zone());
        group.activities().status(activity, "WaitingForELBConnectionDraining", 50);
        member.activity(activity);
        endIfDrained(group, member);
        return activity;
    }

    void advance(Group group) {
        group.in(Lifecycle.TERMINATING).forEach(member -> {
            if (!member.machineEnded()) {
                endIfDrained(group, member);
            } else if (ended(member)) {
                member.move(Lifecycle.TERMINATED);
                group.remove(member);
                group.activities().succeed(member.activity());
            }
        });
        group.in(Lifecycle.ENTERING_STANDBY)
                .filter(member -> !attachments.draining(group, member))
                .forEach(member -> {
                    member.move(Lifecycle.STANDBY);
                    group.activities().succeed(member.activity());
                });
    }

    private void endIfDrained(Group group, Member member) {
        if (!running(member) || !attachments.draining(group, member)) {
            region.machines().terminate(member.id());
            member.endMachine();
            group.activities().status(member.activity(), "InProgress", 80);
        }
    }

    private boolean running(Member member) {
        return region.machines()
                .find(member.id())
                .filter(machine -> machine.running())
                .isPresent();
    }

    private boolean ended(Member member) {
        return region.machines()
                .find(member.id())
                .filter(machine -> !machine.state().equals("terminated"))
                .isEmpty();
    }
}
