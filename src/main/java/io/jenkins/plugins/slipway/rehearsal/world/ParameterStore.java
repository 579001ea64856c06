package io.jenkins.plugins.slipway.rehearsal.world;

import java.util.Optional;

/** What the other services need of SSM in one region. */
public interface ParameterStore {
    /** Present value, public AMI paths included. */
    Optional<String> value(String name);
}
