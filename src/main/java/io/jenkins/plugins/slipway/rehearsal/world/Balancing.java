package io.jenkins.plugins.slipway.rehearsal.world;

import java.util.Optional;
import java.util.Set;

/** What the other services need of the load balancers in one region. */
public interface Balancing {
    /** @throws WorldFault {@code TargetGroupNotFound} */
    void register(String targetGroup, String instanceId);

    /** The same for a world that is set up before a rehearsal begins: its health checks have passed already. */
    default void registerHealthy(String targetGroup, String instanceId) {
        register(targetGroup, instanceId);
    }

    /** Starts draining. */
    void deregister(String targetGroup, String instanceId);

    /** Present health, or empty when not registered: healthy, initial, unhealthy, draining, unused. */
    Optional<String> health(String targetGroup, String instanceId);

    /** Instances whose present health is {@code unhealthy}. */
    Set<String> unhealthy(String targetGroup);

    boolean exists(String targetGroup);
}
