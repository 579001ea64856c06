package io.jenkins.plugins.slipway.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named values of one region: where an image's id is published, and where public base images are found. */
public interface Parameters {
    Optional<String> get(String name);

    /** All of the account that carry a tag with this key, its value beginning so. */
    List<Parameter> withTag(String key, String valuePrefix);

    /** Creates or overwrites. */
    void put(String name, String value, Map<String, String> tags);

    /** Deletes; one that is not there is success. */
    void delete(String name);
}
