package io.jenkins.plugins.slipway.jenkins.report;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The boxes of this Jenkins, worked out by one thread that idles away; a job beyond the queue goes without its box this time. */
@Extension
public final class JobTrends {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final int QUEUE = 200;
    private static final int IDLE_SECONDS = 60;

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), work -> {
                var made = new Thread(work, "slipway-trends");
                made.setDaemon(true);
                return made;
            });

    private final Trends<JobTrend> trends = new Trends<>(JobTrends::workOut, thread, System::nanoTime, FRESH, PATIENCE);

    public JobTrends() {
        thread.allowCoreThreadTimeOut(true);
    }

    /** For a reader who may see what the job delivers; whoever else may see the same job sees the same. */
    static Optional<JobTrend> of(String job) {
        return ExtensionList.lookupSingleton(JobTrends.class).trends.of(job);
    }

    private static Optional<JobTrend> workOut(String job) {
        var operations = JenkinsOperations.get();
        var figures = new VisibleFigures(operations.ledger(), operations.controller(), Area.job(job), new Reader() {
            @Override
            public boolean isAdministrator() {
                return false;
            }

            @Override
            public boolean sees(String asked) {
                return asked.equals(job);
            }
        });
        return JobTrend.of(figures, Instant.now());
    }

    /** Nothing of it is saved. */
    @Terminator
    public static void close() {
        ExtensionList.lookupSingleton(JobTrends.class).thread.shutdown();
    }
}
