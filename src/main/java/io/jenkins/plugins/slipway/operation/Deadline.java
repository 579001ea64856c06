package io.jenkins.plugins.slipway.operation;

import io.jenkins.plugins.slipway.operation.Entry.Kind;
import io.jenkins.plugins.slipway.operation.EntryData.DeadlineData;
import io.jenkins.plugins.slipway.operation.EntryData.FailureData;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;

/** What every wait writes: its limit at the beginning, its end or its failure. */
final class Deadline {
    private final Replay replay;
    private final String path;
    private final String name;
    private final String what;
    private Instant limit;

    Deadline(Replay replay, String path, String name, String what) {
        this.replay = replay;
        this.path = path;
        this.name = name;
        this.what = what;
    }

    /** @return the entry that ended the wait, if it is over. @throws OperationFailed as recorded */
    Optional<Entry> begin(Kind end, Duration longest) {
        var trail = replay.claim(path, name, EnumSet.of(Kind.DEADLINE, Kind.FAILURE, end));
        if (trail.isEmpty()) {
            var until = replay.time().plus(longest).truncatedTo(ChronoUnit.MILLIS);
            append(Kind.DEADLINE, new DeadlineData(until, what));
            limit = until;
            return Optional.empty();
        }
        var last = trail.get(trail.size() - 1);
        if (last.kind() == Kind.FAILURE) {
            var data = EntryData.of(last, FailureData.class);
            throw new OperationFailed(data.ending(), data.message());
        }
        limit = EntryData.of(trail.get(0), DeadlineData.class).limit();
        return Optional.of(last).filter(entry -> entry.kind() == end);
    }

    Instant limit() {
        return limit;
    }

    Entry end(Kind kind, EntryData data) {
        return append(kind, data);
    }

    OperationFailed missed(String status) {
        var message = "%s: not until %s%s".formatted(what, limit, status.isEmpty() ? "" : "; last seen: " + status);
        return fail(Ending.FAILED, message, null);
    }

    OperationFailed fail(Ending ending, String message, Throwable cause) {
        append(Kind.FAILURE, new FailureData(ending, message));
        return new OperationFailed(ending, message, cause);
    }

    private Entry append(Kind kind, EntryData data) {
        return replay.journal().append(kind, path, name, data);
    }
}
