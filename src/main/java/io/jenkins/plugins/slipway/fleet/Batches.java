package io.jenkins.plugins.slipway.fleet;

/**
 * The rolling replacement of a group in numbers, by the arithmetic of an instance refresh: percentages are rounded up, and where
 * both are the same one instance is launched first.
 *
 * @param instances to replace
 * @param inService ready instances that are left in service at any time
 * @param most instances in service or pending at any time
 */
public record Batches(int instances, int inService, int most) {
    static Batches of(int desired, int minHealthy, int maxHealthy) {
        int least = share(desired, minHealthy);
        int most = share(desired, maxHealthy);
        return new Batches(desired, least, least < most ? most : most + 1);
    }

    /** Instances replaced at once. */
    public int size() {
        return Math.max(1, Math.min(instances, most - inService));
    }

    public int count() {
        return (instances + size() - 1) / size();
    }

    /** Instances beyond those in service. */
    public int surge() {
        return Math.max(0, Math.min(most - instances, instances));
    }

    private static int share(int of, int percent) {
        return (of * percent + 99) / 100;
    }
}
