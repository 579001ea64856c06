package io.jenkins.plugins.slipway.operation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What operations run with.
 *
 * @param holder this process, unlike any other: {@link #thisProcess()}
 * @param leaseLength at least four times the call limit
 * @param callLimit the longest that one call to the world may take
 */
public record Engine(
        Journals journals,
        Leases leases,
        Verbs verbs,
        UndoKinds undoKinds,
        Faults faults,
        Clock clock,
        String holder,
        Duration leaseLength,
        Duration callLimit,
        Progress progress,
        Notifier notifier) {
    public static final Duration LEASE_LENGTH = Duration.ofMinutes(2);
    public static final Duration CALL_LIMIT = Duration.ofSeconds(30);

    public Engine {
        if (leaseLength.compareTo(callLimit.multipliedBy(4)) < 0) {
            throw new IllegalArgumentException("a lease of %s is too short for calls of %s: at least four times as long"
                    .formatted(leaseLength, callLimit));
        }
    }

    /** Telling nobody. */
    public Engine(
            Journals journals,
            Leases leases,
            Verbs verbs,
            UndoKinds undoKinds,
            Faults faults,
            Clock clock,
            String holder,
            Duration leaseLength,
            Duration callLimit,
            Progress progress) {
        this(
                journals,
                leases,
                verbs,
                undoKinds,
                faults,
                clock,
                holder,
                leaseLength,
                callLimit,
                progress,
                Notifier.NONE);
    }

    /** With the usual lengths, a holder of its own, and nobody watching. */
    public static Engine of(
            Journals journals, Leases leases, Verbs verbs, UndoKinds undoKinds, Faults faults, Clock clock) {
        return new Engine(
                journals,
                leases,
                verbs,
                undoKinds,
                faults,
                clock,
                thisProcess(),
                LEASE_LENGTH,
                CALL_LIMIT,
                Progress.SILENT);
    }

    public Engine heldBy(String process) {
        return new Engine(
                journals, leases, verbs, undoKinds, faults, clock, process, leaseLength, callLimit, progress, notifier);
    }

    public Engine shownTo(Progress view) {
        return new Engine(
                journals, leases, verbs, undoKinds, faults, clock, holder, leaseLength, callLimit, view, notifier);
    }

    public Engine telling(Notifier others) {
        return new Engine(
                journals, leases, verbs, undoKinds, faults, clock, holder, leaseLength, callLimit, progress, others);
    }

    /** Host, process id and a random part. */
    public static String thisProcess() {
        return "%s-%d-%s"
                .formatted(
                        host(),
                        ProcessHandle.current().pid(),
                        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host"; // the random part keeps holders apart
        }
    }
}
