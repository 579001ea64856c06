package io.jenkins.plugins.slipway.jenkins.recording;

import io.jenkins.plugins.slipway.dora.Commit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Change logs as a line of commits: which one merged which they do not tell.
 *
 * @param newestFirst without repository and parents
 */
public record ChangeChain(List<Commit> newestFirst) {
    /**
     * Of builds, the newest first; each has a change log for each of its checkouts, the newest commit first. Where a build has several
     * that share no commit, nobody can tell which of them is the service's and which a library's: the build is passed over, and nothing
     * is known of the newest one's commit.
     */
    static ChangeChain of(List<List<List<Commit>>> builds) {
        var line = new LinkedHashMap<String, Commit>();
        for (var build : builds) {
            var commits = one(build);
            if (commits.isEmpty() && build == builds.get(0)) {
                return new ChangeChain(List.of());
            }
            commits.ifPresent(all -> all.forEach(commit -> line.putIfAbsent(commit.sha(), commit)));
        }
        return new ChangeChain(List.copyOf(line.values()));
    }

    /** Plugins have their own order; git's is the oldest first, and so is taken what has no times to tell. */
    static List<Commit> newestFirst(List<Commit> log) {
        var times =
                log.stream().map(Commit::committedAt).filter(Objects::nonNull).toList();
        var isNewestFirst = !times.isEmpty() && times.get(0).isAfter(times.get(times.size() - 1));
        var ordered = new ArrayList<>(log);
        if (!isNewestFirst) {
            Collections.reverse(ordered);
        }
        return ordered;
    }

    /** A repository that is checked out twice has its commits twice. @return empty when there are several repositories */
    private static Optional<Collection<Commit>> one(List<List<Commit>> checkouts) {
        Map<String, Commit> merged = new LinkedHashMap<>();
        for (var checkout : checkouts) {
            var isOther = !merged.isEmpty()
                    && !checkout.isEmpty()
                    && checkout.stream().map(Commit::sha).noneMatch(merged::containsKey);
            if (isOther) {
                return Optional.empty();
            }
            checkout.forEach(commit -> merged.putIfAbsent(commit.sha(), commit));
        }
        return Optional.of(merged.values());
    }

    /** The newest commit: what the build checked out, if it did not choose an older one. */
    public Optional<String> newest() {
        return newestFirst.stream().findFirst().map(Commit::sha);
    }

    /** Each is the parent of the one that came after it; the oldest has none that anybody knows. Nothing where a commit is not in it. */
    public List<Commit> upTo(String repository, String head) {
        var commits = new ArrayList<Commit>();
        var at = 0;
        while (at < newestFirst.size() && !newestFirst.get(at).sha().startsWith(head)) {
            at++;
        }
        for (; at < newestFirst.size(); at++) {
            var commit = newestFirst.get(at);
            commits.add(new Commit(
                    repository,
                    commit.sha(),
                    at + 1 < newestFirst.size()
                            ? List.of(newestFirst.get(at + 1).sha())
                            : List.of(),
                    commit.authoredAt(),
                    commit.committedAt(),
                    commit.paths(),
                    null));
        }
        return commits;
    }
}
