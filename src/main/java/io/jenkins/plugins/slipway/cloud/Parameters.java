package io.jenkins.plugins.slipway.cloud;

import java.util.Map;
import java.util.Optional;

/** Named values of one region: where an image's id is published, and where public base images are found. */
public interface Parameters {
    Optional<String> get(String name);

    /** Creates or overwrites. */
    void put(String name, String value, Map<String, String> tags);

    /** Deletes; one that is not there is success. */
    void delete(String name);
}
