package io.jenkins.plugins.slipway.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to launch.
 *
 * @param subnet empty for the default one
 * @param instanceProfile empty for none
 * @param tags written on instance and volumes at birth
 */
public record NewInstance(
        String imageId,
        String instanceType,
        Optional<String> subnet,
        List<String> securityGroups,
        Optional<String> instanceProfile,
        Map<String, String> tags) {}
