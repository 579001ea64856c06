package io.jenkins.plugins.slipway.trial;

import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultPlan;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What is tried over and over, each time by another seed.
 *
 * @param release what the new release does; empty for the six behaviours in turn
 */
public record Course(
        Spec spec, EnvironmentSpec environment, String version, FaultProfile profile, Optional<Behaviour> release) {
    private static final int SMALLEST_GROUP = 3;
    private static final int LARGEST_GROUP = 6;

    /** As far back as an alarm or a canary looks, and no further: it is simulated for every seed. */
    private static final Duration HISTORY = Duration.ofMinutes(15);

    /** Enough for a verdict on a fifth of them, and half of what a world has otherwise: each request is simulated. */
    private static final double REQUESTS = 600;

    /** Of one seed. */
    public Behaviour release(long seed) {
        var all = Behaviour.values();
        return release.orElseGet(() -> all[(int) Math.floorMod(seed - 1, (long) all.length)]);
    }

    /** Who interferes in the run of one seed. */
    public Contention contention(long seed) {
        return Contention.draw(profile, seed);
    }

    /** Of one seed: the same seed, the same run. */
    public Settings settings(long seed) {
        return settings(seed, Settings.standard().start(), release(seed));
    }

    /**
     * What there is before the run of one seed: under faults with groups of 3 to 6 instances, each of which takes few batches, so
     * that many runs cost little.
     */
    public Estate estate(long seed) {
        var size = profile == FaultProfile.NONE
                ? SpecEstate.GROUP_SIZE
                : new SplittableRandom(seed).nextInt(SMALLEST_GROUP, LARGEST_GROUP + 1);
        return SpecEstate.of(spec, environment, size);
    }

    /** The same with another start, or another release. */
    public Settings settings(long seed, Instant start, Behaviour behaviour) {
        var calm = Settings.standard()
                .seed(seed)
                .release(behaviour)
                .start(start)
                .history(HISTORY)
                .requestsPerMinute(REQUESTS);
        return calm.faults(faults(seed, calm));
    }

    private FaultPlan faults(long seed, Settings settings) {
        var regions = environment.targets().stream()
                .map(TargetSpec::region)
                .distinct()
                .toList();
        return FaultPlan.draw(profile, seed, settings.start(), regions);
    }
}
