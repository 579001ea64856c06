package io.jenkins.plugins.slipway.dora;

import java.util.Collection;
import java.util.Set;

/** What was prepared for the figures, kept up to date by whoever keeps the events. */
public interface PreparedUnits {
    /**
     * Up to date with every event that was acknowledged before the call.
     *
     * @param services empty for all
     * @param environments empty for all
     */
    Collection<PreparedUnit> of(Set<String> services, Set<String> environments);
}
