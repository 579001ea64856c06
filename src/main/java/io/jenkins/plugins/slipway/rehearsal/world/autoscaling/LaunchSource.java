package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

/**
 * The launch template of a group or a desired configuration, as it is saved there.
 *
 * @param version a number, {@code $Latest} or {@code $Default}
 */
public record LaunchSource(String templateId, String templateName, String version) {
    /** True when the version may mean another one tomorrow. */
    public boolean moving() {
        return version.startsWith("$");
    }
}
