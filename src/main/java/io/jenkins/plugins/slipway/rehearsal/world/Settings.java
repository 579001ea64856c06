package io.jenkins.plugins.slipway.rehearsal.world;

import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultPlan;
import java.time.Duration;
import java.time.Instant;

/**
 * What a rehearsal is made from; the same settings and the same calls at the same virtual times give the same world.
 *
 * @param release what an image baked in this world does under traffic
 * @param staleReads whether describes may lag behind writes, as they do in AWS
 * @param faults what goes wrong
 * @param requestsPerMinute of each load balancer, at least 0
 * @param history users have been there for so long when it begins, so that there are metrics to look back at
 */
public record Settings(
        long seed,
        Behaviour release,
        Instant start,
        boolean staleReads,
        FaultPlan faults,
        double requestsPerMinute,
        Duration history) {
    /** Seed 1, a good release, stale reads, 1,200 requests a minute, 2026-01-05 09:00 UTC (a Monday). */
    public static Settings standard() {
        return new Settings(
                1,
                Behaviour.GOOD,
                Instant.parse("2026-01-05T09:00:00Z"),
                true,
                FaultPlan.NONE,
                1_200,
                Duration.ofHours(1));
    }

    public Settings seed(long other) {
        return new Settings(other, release, start, staleReads, faults, requestsPerMinute, history);
    }

    public Settings release(Behaviour other) {
        return new Settings(seed, other, start, staleReads, faults, requestsPerMinute, history);
    }

    public Settings start(Instant other) {
        return new Settings(seed, release, other, staleReads, faults, requestsPerMinute, history);
    }

    public Settings withoutStaleReads() {
        return new Settings(seed, release, start, false, faults, requestsPerMinute, history);
    }

    public Settings faults(FaultPlan other) {
        return new Settings(seed, release, start, staleReads, other, requestsPerMinute, history);
    }

    public Settings history(Duration other) {
        return new Settings(seed, release, start, staleReads, faults, requestsPerMinute, other);
    }

    public Settings requestsPerMinute(double other) {
        return new Settings(seed, release, start, staleReads, faults, other, history);
    }
}
