package io.jenkins.plugins.slipway.cloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An Auto Scaling group.
 *
 * @param templateVersion as saved on the group: a number, {@code $Latest} or {@code $Default}
 * @param healthCheckType {@code EC2} or {@code ELB}
 * @param defaultWarmup empty when the group has none
 */
public record Fleet(
        String name,
        String templateId,
        String templateVersion,
        int min,
        int desired,
        int max,
        List<String> targetGroups,
        String healthCheckType,
        Duration healthCheckGrace,
        Optional<Duration> defaultWarmup,
        Set<String> suspendedProcesses,
        List<Member> members,
        Map<String, String> tags) {
    /**
     * An instance in the group.
     *
     * @param lifecycle {@code Pending}, {@code InService}, {@code Terminating}, {@code Standby} …
     * @param templateVersion the number it was launched from, or empty
     */
    public record Member(
            String instanceId,
            String lifecycle,
            boolean healthy,
            String templateVersion,
            boolean protectedFromScaleIn) {
        /** Set aside by a person: out of service, and not replaced by the group. */
        public boolean standby() {
            return lifecycle.contains("Standby");
        }

        /** Neither on its way out nor set aside. */
        public boolean stays() {
            return !lifecycle.startsWith("Terminat") && !standby();
        }

        public boolean inService() {
            return lifecycle.equals("InService") && healthy;
        }
    }

    /** Those that are protected from scale-in and stay. */
    public long protectedFromScaleIn() {
        return members.stream()
                .filter(Member::stays)
                .filter(Member::protectedFromScaleIn)
                .count();
    }

    /** Ids of those in standby. */
    public List<String> standby() {
        return members.stream().filter(Member::standby).map(Member::instanceId).toList();
    }

    public long inService() {
        return members.stream().filter(Member::inService).count();
    }
}
