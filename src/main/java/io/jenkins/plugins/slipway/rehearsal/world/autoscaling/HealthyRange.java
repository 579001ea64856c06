package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

/**
 * How far capacity may fall and rise while instances are replaced, in percent of desired capacity [API_InstanceMaintenancePolicy].
 *
 * @param min 0 to 100
 * @param max 100 to 200, at most 100 above {@code min}
 * @param maxGiven false when nobody said a maximum: 100 and terminate-and-launch; an explicit 100 launches first
 */
public record HealthyRange(int min, int max, boolean maxGiven) {
    /** Of a group without an instance maintenance policy [understand-instance-refresh-default-values]. */
    static final HealthyRange STANDARD = new HealthyRange(90, 100, false);

    public HealthyRange {
        if (min < 0 || min > 100) {
            throw Refusals.invalid("MinHealthyPercentage must be between 0 and 100, not " + min + ".");
        }
        if (max < 100 || max > 200) {
            throw Refusals.invalid("MaxHealthyPercentage must be between 100 and 200, not " + max + ".");
        }
        if (max - min > 100) {
            throw Refusals.invalid(
                    "The difference between MaxHealthyPercentage and MinHealthyPercentage cannot be greater than 100.");
        }
    }
}
