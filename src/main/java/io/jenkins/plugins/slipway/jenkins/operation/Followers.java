package io.jenkins.plugins.slipway.jenkins.operation;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Scheduler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who hears of which operation. An operation that nobody follows goes on all the same. */
final class Followers implements Scheduler.Listener {
    private final Map<OperationId, List<Follower>> byOperation = new ConcurrentHashMap<>();

    void add(OperationId id, Follower follower) {
        byOperation.computeIfAbsent(id, unknown -> new CopyOnWriteArrayList<>()).add(follower);
    }

    void remove(OperationId id, Follower follower) {
        byOperation.computeIfPresent(id, (known, followers) -> {
            followers.remove(follower);
            return followers.isEmpty() ? null : followers;
        });
    }

    Progress view() {
        return new View();
    }

    private void show(OperationId id, Consumer<Progress> words) {
        of(id).forEach(follower -> words.accept(follower.progress()));
    }

    private List<Follower> of(OperationId id) {
        return byOperation.getOrDefault(id, List.of());
    }

    /** After its leases are free: who waited for it may begin the next at once. */
    @Override
    public void ended(OperationId id, Outcome outcome) {
        var followers = byOperation.remove(id);
        if (followers != null) {
            followers.forEach(follower -> follower.ended(outcome));
        }
    }

    @Override
    public void troubled(OperationId id, RuntimeException trouble) {
        of(id).forEach(follower -> follower.troubled(trouble));
    }

    @Override
    public void held(OperationId id, Lease lease) {
        of(id).forEach(follower -> follower.held(lease));
    }

    /** What the engine tells is shown to those who follow. */
    private final class View implements Progress {
        @Override
        public void acting(OperationId id, String path, String name) {
            show(id, view -> view.acting(id, path, name));
        }

        @Override
        public void acted(OperationId id, String path, String name, boolean adopted) {
            show(id, view -> view.acted(id, path, name, adopted));
        }

        @Override
        public void waiting(OperationId id, String path, String what, String status, Instant limit) {
            show(id, view -> view.waiting(id, path, what, status, limit));
        }

        @Override
        public void sample(OperationId id, String path, String series, Instant at, double value) {
            show(id, view -> view.sample(id, path, series, at, value));
        }

        @Override
        public void noted(OperationId id, Instant at, String text) {
            show(id, view -> view.noted(id, at, text));
        }

        @Override
        public void undoing(OperationId id, Ending cause, String reason) {
            show(id, view -> view.undoing(id, cause, reason));
        }

        @Override
        public void ended(OperationId id, Outcome outcome) {
            show(id, view -> view.ended(id, outcome));
        }
    }
}
