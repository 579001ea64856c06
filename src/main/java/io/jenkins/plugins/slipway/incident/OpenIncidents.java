package io.jenkins.plugins.slipway.incident;

import java.util.Optional;

/** Port to what is known of incidents. */
@FunctionalInterface
public interface OpenIncidents {
    /** Id of the newest incident that is open and whose id begins so. */
    Optional<String> newestOf(String beginning);
}
