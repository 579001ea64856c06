package io.jenkins.plugins.slipway.dora;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The known commits of all repositories, and who descends from whom. */
final class Commits {
    private final Map<String, Map<String, Commit>> byRepository = new TreeMap<>();

    void add(Commit commit) {
        byRepository.computeIfAbsent(commit.repo(), repo -> new HashMap<>()).put(commit.sha(), commit);
    }

    boolean holds(String repository, String sha) {
        return sha != null && byRepository.getOrDefault(repository, Map.of()).containsKey(sha);
    }

    /** The deployment's own repository, else the service's, else whichever holds the commit; empty when none does. */
    Optional<String> repositoryOf(Deployment deployment, ServiceLine service) {
        var sha = deployment.commit();
        if (deployment.repo() != null) {
            return Optional.of(deployment.repo()).filter(repository -> holds(repository, sha));
        }
        if (service.repo() != null && holds(service.repo(), sha)) {
            return Optional.of(service.repo());
        }
        return byRepository.keySet().stream()
                .filter(repository -> holds(repository, sha))
                .findFirst();
    }

    /** What can be reached from a commit and was not seen before; adds it to what was seen. */
    List<Commit> newlyReached(String repository, String sha, Set<String> seen) {
        var known = byRepository.getOrDefault(repository, Map.of());
        var reached = new ArrayList<Commit>();
        var open = new ArrayDeque<String>(List.of(sha));
        while (!open.isEmpty()) {
            var commit = known.get(open.pop());
            if (commit != null && seen.add(commit.item())) {
                reached.add(commit);
                open.addAll(commit.parents() == null ? List.of() : commit.parents());
            }
        }
        return reached;
    }
}
