package io.jenkins.plugins.slipway.cloud;

import java.util.List;

/**
 * The things that deliveries of a service touch; what permissions can be narrowed to.
 *
 * @param regions at least one
 * @param groups names of Auto Scaling groups
 * @param parameters names: where the image is published, where the base image is found
 * @param rules ARNs of listener rules and listeners
 */
public record Reach(List<String> regions, List<String> groups, List<String> parameters, List<String> rules) {
    public Reach {
        regions = List.copyOf(regions);
        groups = List.copyOf(groups);
        parameters = List.copyOf(parameters);
        rules = List.copyOf(rules);
    }
}
