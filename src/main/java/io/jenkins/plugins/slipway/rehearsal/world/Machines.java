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

    void terminate(String instanceId);

    /** Present state, without any staleness; empty when it never existed. */
    Optional<Machine> find(String instanceId);

    /** @throws WorldFault {@code InvalidLaunchTemplateId.NotFound} and the like */
    Template template(String idOrName, String version);

    /** One resolved version. {@code imageId} may be {@code resolve:ssm:…}. */
    record Template(String id, String name, long version, String imageId, String instanceType) {}
}
