package io.jenkins.plugins.slipway.cloud;

import java.util.List;
import java.util.Optional;

/**
 * What the account lets a connection do, reach and have in one region, asked before a start; reads only. Each look throws a
 * {@link CloudFault} of its own: {@code DENIED} where the connection may not even ask.
 */
public interface Surroundings {
    /** What the caller's policies say to each action that Slipway calls, for the things that a delivery will touch. */
    List<Ruling> rulings(Identity.Caller caller, Reach reach);

    /** Names of all regions that the account has enabled. */
    List<String> regions();

    /** How a machine in this subnet reaches the provider's services. @param subnet empty for the default one */
    WayOut wayOut(Optional<String> subnet);

    /** Processors of on-demand instances of the standard families. */
    Quota vcpus();

    /** Auto Scaling groups of the region. */
    Quota groups();

    /** Target groups of the region. */
    Quota targetGroups();

    /** Target groups of one load balancer. @param loadBalancer suffix {@code app/name/id} */
    Quota targetGroupsOf(String loadBalancer);

    /** Own images of the region. */
    Quota images();
}
