package io.jenkins.plugins.slipway.cloud;

/** One connection in one region, as one operation sees it: every call passes its {@link Fence} first. */
public interface Cloud {
    String connection();

    String region();

    Images images();

    Instances instances();

    Templates templates();

    Fleets fleets();

    Traffic traffic();

    Metrics metrics();

    Commands commands();

    Parameters parameters();

    Schedules schedules();

    Identity identity();

    Surroundings surroundings();
}
