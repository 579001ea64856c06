package io.jenkins.plugins.slipway.dora;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was prepared for the figures, kept up to date by whoever keeps the events. */
public interface PreparedUnits {
    /**
     * Up to date with every event that was acknowledged before the call.
     *
     * @param services empty for all
     * @param environments empty for all
     */
    Collection<PreparedUnit> of(Set<String> services, Set<String> environments);

    /** Of each service of these units that has a team, which one. */
    static Map<String, String> teams(Collection<PreparedUnit> units) {
        var teams = new TreeMap<String, String>();
        units.forEach(
                unit -> unit.team().ifPresent(team -> teams.put(unit.unit().service(), team)));
        return teams;
    }
}
