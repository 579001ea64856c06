package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The commits of repositories as they arrived. Those read last are kept: a service that deploys often is prepared as often. Of a repository
 * that is kept only what arrived since is read.
 */
final class RepositoryCommits {
    /** Some 150 MB. The one read last is kept whatever its size; all of them only as long as memory is not short. */
    private static final int KEPT = 400_000;

    private final Map<String, SoftReference<Known>> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** @param last arrival of the youngest */
    private record Known(List<DoraEvent> commits, long last) {}

    private record Arrived(long arrival, Commit commit) {}

    synchronized List<DoraEvent> of(String repository, Handle handle) {
        var reference = kept.get(repository);
        var known = reference == null ? null : reference.get();
        // events are never changed or taken away, but a younger one can be there before an older one is committed
        if (known != null && known.commits.size() == count(repository, handle, known.last)) {
            return keep(repository, known, read(repository, handle, known.last));
        }
        return keep(repository, new Known(List.of(), Long.MIN_VALUE), read(repository, handle, Long.MIN_VALUE));
    }

    private List<DoraEvent> keep(String repository, Known known, List<Arrived> arrived) {
        if (arrived.isEmpty() && !known.commits.isEmpty()) {
            return known.commits;
        }
        var all = new ArrayList<DoraEvent>(known.commits.size() + arrived.size());
        all.addAll(known.commits);
        var shared = new HashMap<String, String>();
        arrived.forEach(one -> all.add(sharing(one.commit, repository, shared)));
        long last = arrived.isEmpty() ? known.last : arrived.get(arrived.size() - 1).arrival;
        kept.put(repository, new SoftReference<>(new Known(all, last)));
        forgetOldest();
        return all;
    }

    /** All but the one read last, until those that are left are not too many. */
    private void forgetOldest() {
        kept.values().removeIf(reference -> reference.get() == null);
        while (kept.size() > 1
                && kept.values().stream()
                                .map(SoftReference::get)
                                .mapToLong(known -> known == null ? 0 : known.commits.size())
                                .sum()
                        > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /** With texts that are kept once: a commit's id is its children's parent, and many commits change one file. */
    private static Commit sharing(Commit commit, String repository, Map<String, String> shared) {
        return new Commit(
                repository,
                shared(commit.sha(), shared),
                shared(commit.parents(), shared),
                commit.authoredAt(),
                commit.committedAt(),
                shared(commit.paths(), shared),
                commit.receivedAt());
    }

    private static List<String> shared(List<String> texts, Map<String, String> shared) {
        return texts == null
                ? null
                : texts.stream().map(text -> shared(text, shared)).toList();
    }

    private static String shared(String text, Map<String, String> shared) {
        var same = shared.putIfAbsent(text, text);
        return same == null ? text : same;
    }

    private static int count(String repository, Handle handle, long last) {
        return handle.select(
                        "select count(*) from slipway_event where service = ? and type = 'commit' and arrival <= ?",
                        repository,
                        last)
                .mapTo(Integer.class)
                .one();
    }

    private static List<Arrived> read(String repository, Handle handle, long after) {
        return handle.select(
                        "select * from slipway_event where service = ? and type = 'commit' and arrival > ?"
                                + " order by arrival",
                        repository,
                        after)
                .map((row, context) -> new Arrived(row.getLong("arrival"), (Commit) DoraEvents.event(row)))
                .list();
    }
}
