package io.jenkins.plugins.slipway.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Auto Scaling groups of one region and their instance refreshes. */
public interface Fleets {
    Optional<Fleet> find(String group);

    /** All groups that carry all these tags; without any tag, all there are. */
    List<Fleet> tagged(Map<String, String> tags);

    /** @throws CloudFault {@code ALREADY_EXISTS} when the name is taken */
    void create(NewFleet order);

    void resize(String group, int min, int desired, int max);

    /** Changes the least size and nothing else; a group that wants less grows to it. */
    void setMin(String group, int min);

    /** Deletes a group with its instances; one that is not there is success. */
    void delete(String group);

    /** Suspends processes ({@code AlarmNotification}, {@code AZRebalance} …); suspending twice is harmless. */
    void suspend(String group, Set<String> processes);

    void resume(String group, Set<String> processes);

    /**
     * Protects instances from scale-in; protecting twice is harmless.
     *
     * @return false when one of them is no longer in service: look again
     */
    boolean protect(String group, Set<String> instanceIds);

    void tag(String group, Map<String, String> tags);

    void untag(String group, Set<String> keys);

    /** Newest first, as far back as the provider remembers. */
    List<Refresh> refreshes(String group);

    /**
     * Starts a refresh and returns its id.
     *
     * @throws CloudFault {@code BUSY} when one is under way: maybe the caller's own
     */
    String startRefresh(RefreshOrder order);

    /**
     * Stops a refresh where it is, without rolling back.
     *
     * @return false when none is active any more: look again
     */
    boolean cancelRefresh(String group);

    /**
     * Rolls an unfinished refresh back to the configuration saved on the group before it.
     *
     * @return false when none is active any more or the provider refuses this one: look again, and start a refresh back
     */
    boolean rollbackRefresh(String group);
}
