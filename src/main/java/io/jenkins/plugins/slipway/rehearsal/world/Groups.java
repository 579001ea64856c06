package io.jenkins.plugins.slipway.rehearsal.world;

import java.util.List;

/** What the other services need of Auto Scaling in one region. */
public interface Groups {
    /** Ids of the instances of the group that has this target group attached and is not a canary's; for "the whole fleet runs it". */
    List<String> instancesBehind(String targetGroup);
}
