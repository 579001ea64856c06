package io.jenkins.plugins.slipway.jenkins.incident;

import hudson.ExtensionList;
import java.util.Optional;

/** Port to the senders that an administrator has set. */
public interface IncidentSenders {
    Optional<IncidentSender> sender(String name);

    static IncidentSenders get() {
        return ExtensionList.lookup(IncidentSenders.class).get(0);
    }
}
