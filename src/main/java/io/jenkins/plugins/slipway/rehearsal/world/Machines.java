package io.jenkins.plugins.slipway.rehearsal.world;

import java.util.Map;
import java.util.Optional;

/** What the other services need of EC2 in one region. */
public interface Machines {
    /**
     * Launches one instance from a launch template.
     *
     * @param version a number, {@code $Latest} or {@code $Default}
     * @return its id
     * @throws WorldFault as EC2 words it
     */
    String launch(String templateId, String version, String zone, Map<String, String> tags);

    /** The same for a world that is set up before a rehearsal begins: running at once, as if it had been for long. */
    default String launchRunning(String templateId, String version, String zone, Map<String, String> tags) {
        return launch(templateId, version, zone, tags);
    }

    void terminate(String instanceId);

    /** The zone of a subnet; empty when there is no such subnet. */
    default Optional<String> zoneOf(String subnetId) {
        return Optional.empty();
    }

    /** Present state, without any staleness; empty when it never existed. */
    Optional<Machine> find(String instanceId);

    /** Grows with every change of an instance: what followed from their states is true until then. */
    long changes();

    /** @throws WorldFault {@code InvalidLaunchTemplateId.NotFound} and the like */
    Template template(String idOrName, String version);

    /** One resolved version. {@code imageId} may be {@code resolve:ssm:…}. */
    record Template(String id, String name, long version, String imageId, String instanceType) {}
}
