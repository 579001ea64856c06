package io.jenkins.plugins.slipway.cloud;

import java.util.List;

/**
 * The things that deliveries of a service touch; what permissions can be narrowed to.
 *
 * @param regions at least one
 * @param groups names of Auto Scaling groups
 * @param parameters names: where the image is published, where the base image is found
 * @param rules ARNs of listener rules and listeners
 * @param switchRoles ARNs of the roles of dead-man's switches; none where connections name none
 */
public record Reach(
        List<String> regions,
        List<String> groups,
        List<String> parameters,
        List<String> rules,
        List<String> switchRoles) {
    public Reach {
        regions = List.copyOf(regions);
        groups = List.copyOf(groups);
        parameters = List.copyOf(parameters);
        rules = List.copyOf(rules);
        switchRoles = List.copyOf(switchRoles);
    }

    /** Without a dead-man's switch. */
    public Reach(List<String> regions, List<String> groups, List<String> parameters, List<String> rules) {
        this(regions, groups, parameters, rules, List.of());
    }

    /** The same, and traffic that is split returns by these roles. */
    public Reach returningBy(List<String> roles) {
        return new Reach(regions, groups, parameters, rules, roles);
    }
}
