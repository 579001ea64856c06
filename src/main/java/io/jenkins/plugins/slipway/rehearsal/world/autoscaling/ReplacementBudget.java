package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

/**
 * How many instances a refresh may launch and terminate right now: the whole arithmetic of a rolling replacement, and nothing
 * else.
 *
 * <p>The floor is the minimum percentage of desired capacity rounded up (the API Reference says so of MinHealthyPercentage), the
 * ceiling the maximum rounded up. Where both are the same no instance could move; then an explicit maximum launches one first, and
 * an omitted one terminates one first, which is why a group of one suffers an outage unless its maximum is above 100
 * [instance-refresh-overview].
 *
 * @param floor ready instances that are left in service at any time
 * @param ceiling instances in service or pending at any time
 */
record ReplacementBudget(int desired, int floor, int ceiling) {
    /**
     * What there is.
     *
     * @param total instances in service or pending
     * @param ready those of them in service, healthy and warm
     * @param outdatedReady ready instances that are to be replaced and may be
     * @param outdatedUnready the same, but not ready
     * @param reach how many replacements may begin before the next checkpoint
     * @param rescue true in a rollback: what is not ready goes even when too few are ready
     */
    record Headcount(int total, int ready, int outdatedReady, int outdatedUnready, int reach, boolean rescue) {}

    /**
     * What to do now.
     *
     * @param surplus further instances to terminate because the group is above its ceiling
     */
    record Moves(int terminateReady, int terminateUnready, int launch, int surplus) {}

    static ReplacementBudget of(int desired, HealthyRange range) {
        int floor = percent(desired, range.min());
        int ceiling = percent(desired, range.max());
        if (floor < ceiling) {
            return new ReplacementBudget(desired, floor, ceiling);
        }
        return range.maxGiven()
                ? new ReplacementBudget(desired, floor, ceiling + 1)
                : new ReplacementBudget(desired, Math.max(0, floor - 1), ceiling);
    }

    Moves moves(Headcount now) {
        boolean mayTakeUnready = now.rescue() || now.ready() >= floor;
        int unready = mayTakeUnready ? Math.min(now.outdatedUnready(), now.reach()) : 0;
        int spare = Math.max(0, now.ready() - floor);
        int ready = Math.min(Math.min(now.outdatedReady(), spare), now.reach() - unready);
        int staying = now.total() - unready - ready;
        int ahead = Math.min(ceiling - desired, now.reach() - unready - ready);
        return new Moves(ready, unready, Math.max(0, desired + ahead - staying), Math.max(0, staying - ceiling));
    }

    private static int percent(int of, int percentage) {
        return (of * percentage + 99) / 100;
    }
}
