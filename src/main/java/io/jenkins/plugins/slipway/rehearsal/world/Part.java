package io.jenkins.plugins.slipway.rehearsal.world;

/** A service of the simulated AWS that joins each region once, when the region is first entered. */
@FunctionalInterface
public interface Part {
    /** Adds the service to the region ({@link Region#add}); other parts may not be there yet, so look them up when needed. */
    void join(Region region);
}
