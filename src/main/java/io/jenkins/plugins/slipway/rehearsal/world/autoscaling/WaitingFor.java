package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a refresh says in its status reason while it waits. Warmup and health data are in the words that AWS uses; those for
 * pauses are ours, for AWS documents none.
 */
final class WaitingFor {
    private WaitingFor() {}

    static Optional<String> words(
            Group group, InstanceRefresh refresh, Roster roster, Map<Member, Readiness> readiness, Instant now) {
        for (var process : List.of(ScalingProcess.INSTANCE_REFRESH, ScalingProcess.LAUNCH, ScalingProcess.TERMINATE)) {
            if (group.suspended(process)) {
                return Optional.of("Waiting for the process " + process.word() + " to be resumed.");
            }
        }
        return example(roster.updated(), readiness, false)
                .map(words -> "Waiting for remaining instances to be available. For example: " + words)
                .or(() -> example(roster.updated(), readiness, true)
                        .map(words -> "Waiting for instances to warm up before continuing. For example: " + words))
                .or(() -> checkpoint(refresh, now))
                .or(() -> held(roster));
    }

    private static Optional<String> example(List<Member> members, Map<Member, Readiness> readiness, boolean warming) {
        return members.stream()
                .filter(member -> readiness.get(member) != Readiness.READY)
                .filter(member -> (readiness.get(member) == Readiness.WARMING) == warming)
                .findFirst()
                .map(member -> member.id() + " " + readiness.get(member).words());
    }

    private static Optional<String> checkpoint(InstanceRefresh refresh, Instant now) {
        return !refresh.goingBack() && refresh.checkpoints().closed(now)
                ? Optional.of("Waiting for the checkpoint delay to pass before continuing.")
                : Optional.empty();
    }

    private static Optional<String> held(Roster roster) {
        return roster.held().stream()
                .findFirst()
                .map(member -> member.counts()
                        ? "Waiting for scale-in protection to be removed. For example: " + member.id()
                                + " is protected from scale in."
                        : "Waiting for instances to return to service. For example: " + member.id()
                                + " is in Standby.");
    }
}
