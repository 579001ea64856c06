package io.jenkins.plugins.slipway.jenkins.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * All that decides whether a build may do something; gathered by {@link Authority}.
 *
 * @param permission as people see it, {@code Slipway/Deploy}
 * @param build full name and number, for messages
 * @param starters persons who caused the build themselves; SYSTEM is none
 * @param replayed whether somebody wrote the script anew for this build: then it is not the job's, and no grant covers it
 */
record Wish(
        String permission,
        String build,
        Origin origin,
        String environment,
        SortedSet<String> connections,
        List<Starter> starters,
        boolean replayed,
        List<FolderLimit> limits) {

    /** @throws Refused when neither a person nor a grant allows it, or a folder forbids a connection */
    Permit decide(List<Grant> grants) throws Refused {
        for (var limit : limits) {
            for (var connection : connections) {
                if (!limit.connections().contains(connection)) {
                    throw new Refused(Messages.Refused_Folder(build, limit.folder(), connection, allowed(limit)));
                }
            }
        }
        var person = starters.stream().filter(Starter::mayDo).findFirst();
        if (person.isPresent()) {
            return new Permit(person.get().id());
        }
        if (!replayed) {
            var covering = covering(grants);
            if (covering.isPresent()) {
                return new Permit(covering.get());
            }
        }
        throw new Refused(refusal(grants));
    }

    /** Each connection needs a grant; they are named in the order of the connections. */
    private Optional<String> covering(List<Grant> grants) {
        if (connections.isEmpty()) {
            return grants.stream()
                    .filter(candidate -> candidate.covers(origin, environment))
                    .findFirst()
                    .map(Grant::toString);
        }
        var found = new ArrayList<String>();
        for (var connection : connections) {
            var grant = grants.stream()
                    .filter(candidate -> candidate.covers(origin, environment, connection))
                    .findFirst();
            if (grant.isEmpty()) {
                return Optional.empty();
            }
            if (!found.contains(grant.get().toString())) {
                found.add(grant.get().toString());
            }
        }
        return Optional.of(String.join("; ", found));
    }

    private String refusal(List<Grant> grants) {
        var who = starters.isEmpty()
                ? Messages.Refused_Nobody(permission)
                : Messages.Refused_Somebody(
                        String.join(", ", starters.stream().map(Starter::id).toList()), permission);
        if (replayed) {
            return Messages.Refused_Replayed(build, environment, who, permission);
        }
        if (connections.isEmpty()) {
            return Messages.Refused_MissingForRecords(build, environment, who, origin, permission);
        }
        var missing = connections.stream()
                .filter(connection -> grants.stream().noneMatch(grant -> grant.covers(origin, environment, connection)))
                .toList();
        return Messages.Refused_Missing(build, environment, who, origin, String.join(", ", missing), permission);
    }

    private static String allowed(FolderLimit limit) {
        return limit.connections().isEmpty()
                ? Messages.Refused_None()
                : String.join(", ", limit.connections().stream().sorted().toList());
    }
}
