package io.jenkins.plugins.slipway.operation;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A view that fails must not fail the operation. */
record QuietProgress(Progress view) implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(QuietProgress.class);

    @Override
    public void planned(OperationId id, Plan plan) {
        show(() -> view.planned(id, plan));
    }

    @Override
    public void acting(OperationId id, String path, String name) {
        show(() -> view.acting(id, path, name));
    }

    @Override
    public void acted(OperationId id, String path, String name, boolean adopted) {
        show(() -> view.acted(id, path, name, adopted));
    }

    @Override
    public void waiting(OperationId id, String path, String what, String status, Instant limit) {
        show(() -> view.waiting(id, path, what, status, limit));
    }

    @Override
    public void sample(OperationId id, String path, String series, Instant at, double value) {
        show(() -> view.sample(id, path, series, at, value));
    }

    @Override
    public void noted(OperationId id, Instant at, String text) {
        show(() -> view.noted(id, at, text));
    }

    @Override
    public void undoing(OperationId id, Ending cause, String reason) {
        show(() -> view.undoing(id, cause, reason));
    }

    @Override
    public void ended(OperationId id, Outcome outcome) {
        show(() -> view.ended(id, outcome));
    }

    private static void show(Runnable words) {
        try {
            words.run();
        } catch (RuntimeException e) {
            LOG.warn("a view of the progress failed: {}", e.toString());
            LOG.debug("the failed view", e);
        }
    }
}
