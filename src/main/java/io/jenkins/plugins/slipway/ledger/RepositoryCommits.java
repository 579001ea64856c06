package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.DoraEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The commits of repositories as they arrived. Those read last are kept: a service that deploys often is prepared as often. */
final class RepositoryCommits {
    /** Some 60 MB. */
    private static final int KEPT = 100_000;

    private final Map<String, List<DoraEvent>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    synchronized List<DoraEvent> of(String repository, Handle handle) {
        var known = kept.get(repository);
        // events are never changed or taken away: as many as before are the same ones
        if (known != null && known.size() == count(repository, handle)) {
            return known;
        }
        forget(repository);
        var read = read(repository, handle);
        keep(repository, read);
        return read;
    }

    private void keep(String repository, List<DoraEvent> commits) {
        kept.put(repository, commits);
        size += commits.size();
        while (size > KEPT) {
            forget(kept.keySet().iterator().next());
        }
    }

    private void forget(String repository) {
        var gone = kept.remove(repository);
        size -= gone == null ? 0 : gone.size();
    }

    private static int count(String repository, Handle handle) {
        return handle.select("select count(*) from slipway_event where service = ? and type = 'commit'", repository)
                .mapTo(Integer.class)
                .one();
    }

    private static List<DoraEvent> read(String repository, Handle handle) {
        return handle.select(
                        "select * from slipway_event where service = ? and type = 'commit' order by arrival",
                        repository)
                .map((row, context) -> DoraEvents.event(row))
                .list();
    }
}
