package io.jenkins.plugins.slipway.operation;

import io.jenkins.plugins.slipway.operation.Entry.Kind;
import io.jenkins.plugins.slipway.operation.EntryData.DeadlineData;
import io.jenkins.plugins.slipway.operation.EntryData.FailureData;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;

/** What every wait writes: its limit at the beginning, its end or its failure. */
final class Deadline {
    private final Replay replay;
    private final String path;
    private final String name;
    private final String what;
    private final boolean isFailure;
    private DeadlineData data;
    private Instant limit;

    /** @param isFailure whether to miss it fails the operation: then the time of a pause does not count */
    Deadline(Replay replay, String path, String name, String what, boolean isFailure) {
        this.replay = replay;
        this.path = path;
        this.name = name;
        this.what = what;
        this.isFailure = isFailure;
    }

    /** @return the entry that ended the wait, if it is over. @throws OperationFailed as recorded */
    Optional<Entry> begin(Kind end, Duration longest) {
        return begin(end, longest, () -> null);
    }

    /** @param signals tells how many have arrived, for a wait for one; else null */
    Optional<Entry> begin(Kind end, Duration longest, Supplier<Integer> signals) {
        var trail = replay.claim(path, name, EnumSet.of(Kind.DEADLINE, Kind.FAILURE, end));
        if (trail.isEmpty()) {
            var until = replay.time().plus(longest).truncatedTo(ChronoUnit.MILLIS);
            data = new DeadlineData(until, what, signals.get());
            append(Kind.DEADLINE, data);
            limit = until;
            return Optional.empty();
        }
        var last = trail.get(trail.size() - 1);
        if (last.kind() == Kind.FAILURE) {
            var data = replay.journal().said(last, FailureData.class);
            throw new OperationFailed(data.ending(), data.message());
        }
        data = replay.journal().said(trail.get(0), DeadlineData.class);
        limit = data.limit();
        if (isFailure && !replay.isUndoing()) {
            limit = replay.journal().pauses().extended(limit, trail.get(0).at(), replay.time());
        }
        return Optional.of(last).filter(entry -> entry.kind() == end);
    }

    /** Without the time of pauses, where it is a failure to miss it. */
    Instant limit() {
        return limit;
    }

    /** How many signals had arrived when the wait began. */
    int signals() {
        return data.signals() == null ? 0 : data.signals();
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
