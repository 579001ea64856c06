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
        public boolean inService() {
            return lifecycle.equals("InService") && healthy;
        }
    }

    public long inService() {
        return members.stream().filter(Member::inService).count();
    }
}
