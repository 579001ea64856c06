package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import java.util.Map;

/** Anything of EC2 that has an id and carries tags; immutable. */
public interface Resource<R extends Resource<R>> {
    String id();

    Kind kind();

    Map<String, String> tags();

    R withTags(Map<String, String> tags);
}
