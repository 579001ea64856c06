package io.jenkins.plugins.slipway.jenkins.operation;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The few threads in which steps read workspaces, plan and look at the ledger. After the end nothing runs any more. */
public final class Threads implements AutoCloseable {
    private static final int HANDS = 8;
    private static final int IDLE_SECONDS = 60;
    private static final int PATIENCE_SECONDS = 20;
    private static final Logger LOG = Logger.getLogger(Threads.class.getName());

    private final Duration pause;
    private final ThreadPoolExecutor hands;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("slipway-timer"));

    /** @param pause before what could not be done is tried again */
    public Threads(Duration pause) {
        this.pause = pause;
        this.hands = new ThreadPoolExecutor(
                HANDS, HANDS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("slipway-steps"));
        hands.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
    }

    private static ThreadFactory named(String name) {
        var count = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** As soon as one is free. */
    public void run(Runnable work) {
        try {
            hands.execute(() -> guarded(work));
        } catch (RejectedExecutionException ended) {
            LOG.log(Level.FINE, "not begun, because Jenkins is going down", ended);
        }
    }

    /** After the usual pause. */
    public void later(Runnable work) {
        after(pause, work);
    }

    public void after(Duration delay, Runnable work) {
        try {
            timer.schedule(() -> run(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            LOG.log(Level.FINE, "not planned, because Jenkins is going down", ended);
        }
    }

    /** Something short, again and again until the end. */
    void every(Duration time, Runnable work) {
        timer.scheduleWithFixedDelay(() -> guarded(work), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether something is being done, or would be if a thread were free. */
    boolean isBusy() {
        return hands.getActiveCount() > 0 || !hands.getQueue().isEmpty();
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException defect) {
            LOG.log(Level.SEVERE, "a defect of Slipway", defect);
        }
    }

    /** Waits a little for what is being done, and interrupts it then. */
    @Override
    public void close() throws InterruptedException {
        timer.shutdownNow();
        hands.shutdown();
        if (!hands.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            hands.shutdownNow();
        }
    }
}
