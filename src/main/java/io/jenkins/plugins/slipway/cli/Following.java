package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Awaits the end of an operation that another process is to run, by the ledger alone: no AWS is needed for it. */
final class Following {
    /** For a worker, which looks every few seconds. */
    static final Duration TAKEN_WITHIN = Duration.ofMinutes(4);

    private static final Duration LOOK = Duration.ofSeconds(1);
    /** A worker looks by real time; a rehearsal's minutes may be shorter than that. */
    private static final Duration REAL_LOOKS = Duration.ofSeconds(20);

    private final Workplace work;
    private final OperationId id;
    private final Patience patience;
    private long told;
    private String holder = "";
    private Instant freeSince;

    /** @param patience waits between looks, and says when to stop */
    Following(Workplace work, OperationId id, Patience patience) {
        this.work = work;
        this.id = id;
        this.patience = patience;
        this.told = work.ledger().journals().read(id, 0).size();
    }

    /** @return empty when nobody has taken it over in time */
    Optional<Outcome> untilItsEnd() throws InterruptedException {
        freeSince = now();
        while (true) {
            try {
                var head = work.ledger().journals().find(id).orElseThrow();
                tell(head);
                if (head.outcome().isPresent()) {
                    work.view().progress().ended(id, head.outcome().get());
                    return head.outcome();
                }
                if (isAbandoned()) {
                    return Optional.empty();
                }
            } catch (StoreUnavailable gone) {
                if (!gone.isPassing()) {
                    throw gone;
                }
                freeSince = now();
            }
            patience.rest(LOOK);
        }
    }

    private boolean isAbandoned() {
        var present = work.holderOf(id);
        if (present.isPresent()) {
            if (!present.get().holder().equals(holder)) {
                holder = present.get().holder();
                note("goes on in " + holder + "; followed from here");
            }
            freeSince = now();
            return false;
        }
        return !now().isBefore(freeSince.plus(patienceForOthers()));
    }

    private Duration patienceForOthers() {
        var looks = work.tempo().virtual(REAL_LOOKS);
        return looks.compareTo(TAKEN_WITHIN) > 0 ? looks : TAKEN_WITHIN;
    }

    private void tell(OperationRecord head) {
        var entries = work.ledger().journals().read(id, told);
        told += entries.size();
        new OperationStory(head, List.copyOf(entries), Optional.empty(), Optional.empty(), Optional.empty())
                .timeLine()
                .forEach(line -> work.view().progress().noted(id, line.at(), line.text()));
    }

    private void note(String text) {
        work.view().progress().noted(id, now(), text);
    }

    private Instant now() {
        return work.tempo().clock().instant();
    }
}
