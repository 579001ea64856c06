package io.jenkins.plugins.slipway.jenkins.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The services that a reader sees in an area: those that a job which he sees has delivered from there. An administrator sees in the report
 * of all of Jenkins also what no job of it has delivered.
 */
final class VisibleServices {
    private final boolean everything;
    private final Set<String> names;

    private VisibleServices(boolean everything, Set<String> names) {
        this.everything = everything;
        this.names = names;
    }

    /** @param jobs full names of those that delivered each service */
    static VisibleServices of(Map<String, Set<String>> jobs, Area area, Reader reader) {
        var asked = new HashMap<String, Boolean>();
        var names = new TreeSet<String>();
        jobs.forEach((service, delivering) -> {
            if (delivering.stream().anyMatch(job -> area.holds(job) && asked.computeIfAbsent(job, reader::sees))) {
                names.add(service);
            }
        });
        return new VisibleServices(area.isOrganisation() && reader.isAdministrator(), names);
    }

    /** @param service null for none, which nobody sees who does not see everything */
    boolean sees(String service) {
        return everything || service != null && names.contains(service);
    }

    /** Whether there is nothing that can be shown. */
    boolean isEmpty() {
        return !everything && names.isEmpty();
    }

    /** Of those that jobs delivered; an administrator may see others, too. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    boolean seesEverything() {
        return everything;
    }
}
