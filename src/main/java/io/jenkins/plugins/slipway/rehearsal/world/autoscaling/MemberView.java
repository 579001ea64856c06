package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Machines;

/**
 * An instance of a group as a describe shows it.
 *
 * @param template the resolved version that it was launched from
 * @param lifecycle {@code Pending}, {@code InService}, {@code Terminating} …
 * @param health {@code Healthy} or {@code Unhealthy}
 */
public record MemberView(
        String id,
        Machines.Template template,
        String zone,
        String lifecycle,
        String health,
        boolean protectedFromScaleIn) {}
