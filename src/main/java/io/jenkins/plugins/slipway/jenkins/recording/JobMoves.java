package io.jenkins.plugins.slipway.jenkins.recording;

import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.ledger.DeliveringJobs;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells the ledger where jobs have gone, in the order in which they went. While the ledger is away this is tried again as long as Jenkins
 * runs; nobody who moves a job waits for it.
 */
final class JobMoves {
    private static final Logger LOG = Logger.getLogger(JobMoves.class.getName());

    private final Supplier<ControllerOperations> operations;
    private final Queue<BiConsumer<DeliveringJobs, String>> untold = new ConcurrentLinkedQueue<>();

    JobMoves(Supplier<ControllerOperations> operations) {
        this.operations = operations;
    }

    void moved(String oldFullName, String newFullName) {
        tell((jobs, controller) -> jobs.moved(controller, oldFullName, newFullName));
    }

    void deleted(String fullName) {
        tell((jobs, controller) -> jobs.deleted(controller, fullName));
    }

    private void tell(BiConsumer<DeliveringJobs, String> news) {
        untold.add(news);
        var all = operations.get();
        all.threads().run(() -> tellAll(all));
    }

    /** One thread at a time: a job may come to where another one has just left. */
    private synchronized void tellAll(ControllerOperations all) {
        try {
            for (var news = untold.peek(); news != null; news = untold.peek()) {
                news.accept(all.ledger().deliveringJobs(), all.controller());
                untold.remove();
            }
        } catch (StoreUnavailable away) {
            LOG.log(Level.FINE, "the new places of jobs are not in the ledger yet; tried again", away);
            all.threads().later(() -> tellAll(all));
        }
    }
}
