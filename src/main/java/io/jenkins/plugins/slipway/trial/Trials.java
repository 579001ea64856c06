package io.jenkins.plugins.slipway.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** The same course over many seeds, several at a time. */
public final class Trials {
    private final Course course;
    private final int threads;

    /** @param threads at least 1 */
    public Trials(Course course, int threads) {
        this.course = course;
        this.threads = threads;
    }

    /**
     * Runs each seed once.
     *
     * @param first and last, both ends included
     * @param each is told of each result as it comes, by one thread at a time
     * @return by seed
     */
    public Tally run(long first, long last, Consumer<TrialResult> each) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var lock = new Object();
            List<Callable<TrialResult>> runs = LongStream.rangeClosed(first, last)
                    .<Callable<TrialResult>>mapToObj(seed -> () -> {
                        var result = run(seed);
                        synchronized (lock) {
                            each.accept(result);
                        }
                        return result;
                    })
                    .toList();
            var results = new ArrayList<TrialResult>();
            for (var run : pool.invokeAll(runs)) {
                results.add(run.get());
            }
            return new Tally(results);
        } catch (ExecutionException defect) {
            throw new IllegalStateException("a trial broke: " + defect.getCause(), defect.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private TrialResult run(long seed) throws InterruptedException {
        try (var trial = new Trial(course, seed)) {
            return trial.run();
        }
    }
}
