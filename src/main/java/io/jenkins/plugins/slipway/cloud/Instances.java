package io.jenkins.plugins.slipway.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Single instances of one region. */
public interface Instances {
    Optional<Instance> find(String instanceId);

    /** All with these tags that are not terminated. */
    List<Instance> tagged(Map<String, String> tags);

    /** All that carry a tag with this key, whatever its value, and are not terminated. */
    List<Instance> withTag(String key);

    /** All launched from this image that are pending or running. */
    List<Instance> runningFrom(String imageId);

    /** @param token client token: the same token with the same order never launches twice */
    String launch(NewInstance order, String token);

    /** Asks whether a launch would be allowed and accepted, and launches nothing. @throws CloudFault as a launch would */
    void tryLaunch(NewInstance order, String token);

    /** Ends an instance; one that is not there is success. */
    void terminate(String instanceId);
}
