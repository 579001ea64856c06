package io.jenkins.plugins.slipway.jenkins.report;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What stands in a small box on a page that is looked at for other reasons: it must not wait for a ledger that is slow or away. Worked out
 * in another thread, kept for a while, and left out when it is not there in time.
 *
 * @param <T> the content of a box
 */
final class Trends<T> {
    private static final Logger LOG = Logger.getLogger(Trends.class.getName());
    private static final int MOST = 2000;

    private final Function<String, Optional<T>> work;
    private final Executor threads;
    private final LongSupplier nanoTime;
    private final Duration fresh;
    private final Duration patience;

    /** Those that were asked for last. */
    private final Map<String, Kept<T>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept<T>> eldest) {
            return size() > MOST;
        }
    };

    /** @param last what was known before; empty for nothing */
    private record Kept<T>(CompletableFuture<Optional<T>> content, long since, Optional<T> last) {
        Optional<T> known() {
            return content.isDone() && !content.isCompletedExceptionally() ? content.join() : last;
        }
    }

    /**
     * @param work out the content; empty for no box
     * @param fresh how long it is good
     * @param patience how long a page waits for it
     */
    Trends(
            Function<String, Optional<T>> work,
            Executor threads,
            LongSupplier nanoTime,
            Duration fresh,
            Duration patience) {
        this.work = work;
        this.threads = threads;
        this.nanoTime = nanoTime;
        this.fresh = fresh;
        this.patience = patience;
    }

    /** Empty where there is none, and where it cannot be had in time. @param job full name */
    Optional<T> of(String job) {
        var current = current(job);
        try {
            return current.content.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return current.last;
        } catch (ExecutionException failed) {
            LOG.log(Level.FINE, failed, () -> "no box for " + job);
            return Optional.empty();
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized Kept<T> current(String job) {
        var known = kept.get(job);
        if (known != null && (!known.content.isDone() || nanoTime.getAsLong() - known.since < fresh.toNanos())) {
            return known;
        }
        var begun = new Kept<>(begin(job), nanoTime.getAsLong(), known == null ? Optional.<T>empty() : known.known());
        kept.put(job, begun);
        return begun;
    }

    private CompletableFuture<Optional<T>> begin(String job) {
        try {
            return CompletableFuture.supplyAsync(() -> work.apply(job), threads);
        } catch (RejectedExecutionException tooMany) {
            return CompletableFuture.failedFuture(tooMany);
        }
    }
}
