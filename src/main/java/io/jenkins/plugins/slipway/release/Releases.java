package io.jenkins.plugins.slipway.release;

import java.util.List;
import java.util.Optional;

/** Port to the store of releases. */
public interface Releases {
    /** Creates or updates by id; a terminal status is not overwritten by IN_PROGRESS. Saving the same twice is harmless. */
    void save(Release release);

    Optional<Release> find(String id);

    /** Newest first, by start. */
    List<Release> history(String service, String environment, int limit);

    /** The newest SUCCESS that no later rollback undid; rollbacks themselves count as what they restored. */
    Optional<Release> lastGood(String service, String environment);
}
