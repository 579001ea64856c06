package io.jenkins.plugins.slipway.cloud;

import java.util.List;
import java.util.Optional;

/** One-time changes that the cloud makes by itself at a given time, whether or not anybody of ours is still there. */
public interface Schedules {
    /** The role by which a schedule may set a rule's actions. Empty: the connection names none, so nothing can be scheduled. */
    Optional<String> role();

    /** Creates it, or replaces the one of that name. */
    void put(ScheduledRoute order);

    /** Replaces one that is there, and never creates one. @return false when there is none of that name (any more) */
    boolean replace(ScheduledRoute order);

    Optional<Scheduled> find(String name);

    /** Deletes it; one that is not there is success. */
    void delete(String name);

    /** All whose names begin so. */
    List<Scheduled> named(String prefix);
}
