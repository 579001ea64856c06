package io.jenkins.plugins.slipway.rehearsal.world;

import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultPlan;
import java.time.Instant;

/**
 * What a rehearsal is made from; the same settings and the same calls at the same virtual times give the same world.
 *
 * @param release what an image baked in this world does under traffic
 * @param staleReads whether describes may lag behind writes, as they do in AWS
 * @param faults what goes wrong
 */
public record Settings(long seed, Behaviour release, Instant start, boolean staleReads, FaultPlan faults) {
    /** Seed 1, a good release, stale reads, 2026-01-05 09:00 UTC (a Monday). */
    public static Settings standard() {
        return new Settings(1, Behaviour.GOOD, Instant.parse("2026-01-05T09:00:00Z"), true, FaultPlan.NONE);
    }

    public Settings seed(long other) {
        return new Settings(other, release, start, staleReads, faults);
    }

    public Settings release(Behaviour other) {
        return new Settings(seed, other, start, staleReads, faults);
    }

    public Settings start(Instant other) {
        return new Settings(seed, release, other, staleReads, faults);
    }

    public Settings withoutStaleReads() {
        return new Settings(seed, release, start, false, faults);
    }

    public Settings faults(FaultPlan other) {
        return new Settings(seed, release, start, staleReads, other);
    }
}
