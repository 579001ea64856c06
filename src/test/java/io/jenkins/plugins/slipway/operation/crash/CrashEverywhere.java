package io.jenkins.plugins.slipway.operation.crash;

import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.operation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Kills a scenario at every journal entry and compares its end with that of the undisturbed run. */
public final class CrashEverywhere {
    /** How a run ended. */
    public record End(Object outcome, Object world) {}

    private CrashEverywhere() {}

    /**
     * At each entry, on both sides.
     *
     * @return the number of crashes tried
     * @throws AssertionError naming the crash point and the journal, when one run ends differently
     */
    public static int check(Supplier<? extends Scenario> scenarios) {
        return check(scenarios, point -> true);
    }

    /** At the chosen points only, for scenarios that are too long for all. */
    public static int check(Supplier<? extends Scenario> scenarios, Predicate<CrashPoint> chosen) {
        var undisturbed = scenarios.get();
        var expected = run(undisturbed, List.of());
        var crashes = 0;
        for (var point : points(undisturbed)) {
            if (chosen.test(point)) {
                compare(scenarios.get(), expected, List.of(point));
                crashes++;
            }
        }
        return crashes;
    }

    /**
     * At each entry, leaving out what would be the same crash twice: after an entry is before the next one, unless something is
     * done in between. Only after an INTENT (the touch) and a DEADLINE (the looks) that is so.
     */
    public static int checkDistinct(Supplier<? extends Scenario> scenarios) {
        return checkDistinct(scenarios, entry -> true);
    }

    /** Only from the first such entry on, for scenarios whose beginning is another one's. */
    public static int checkDistinct(Supplier<? extends Scenario> scenarios, Predicate<Entry> from) {
        var undisturbed = scenarios.get();
        var expected = run(undisturbed, List.of());
        var entries = undisturbed.journals().read(undisturbed.id(), 0);
        var first = entries.stream().filter(from).findFirst().orElseThrow().seq();
        var points = points(undisturbed).stream()
                .filter(point -> point.seq() >= first)
                .filter(point -> point.side() == CrashPoint.Side.BEFORE || leadsToTheWorld(entries, point.seq()))
                .toList();
        points.forEach(point -> compare(scenarios.get(), expected, List.of(point)));
        return points.size();
    }

    private static boolean leadsToTheWorld(List<Entry> entries, long seq) {
        var kind = entries.get((int) seq).kind();
        return seq == entries.size() - 1 || kind == Entry.Kind.INTENT || kind == Entry.Kind.DEADLINE;
    }

    /** Every crash point of a finished scenario's journal. */
    public static List<CrashPoint> points(Scenario finished) {
        var points = new ArrayList<CrashPoint>();
        for (var entry : finished.journals().read(finished.id(), 0)) {
            points.add(new CrashPoint(entry.seq(), CrashPoint.Side.BEFORE));
            points.add(new CrashPoint(entry.seq(), CrashPoint.Side.AFTER));
        }
        return points;
    }

    /** Runs with these crashes, in this order, each in a process of its own; the first must happen. */
    public static void compare(Scenario scenario, End expected, List<CrashPoint> crashes) {
        End end;
        try {
            end = run(scenario, crashes);
        } catch (RuntimeException e) {
            throw new AssertionError("killed " + crashes + ": cannot be resumed\n" + journal(scenario), e);
        }
        if (!end.equals(expected)) {
            throw new AssertionError("killed %s: ended as%n  %s%ninstead of%n  %s%n%s"
                    .formatted(crashes, end, expected, journal(scenario)));
        }
    }

    /** To the end, over all these crashes. */
    public static End run(Scenario scenario, List<CrashPoint> crashes) {
        var first = true;
        for (var point : crashes) {
            var journals = DisturbedJournals.crashingAt(scenario.journals(), point);
            try {
                startOrResume(scenario, scenario.process(journals));
            } catch (SimulatedCrash crash) {
                // as planned: the next process goes on
            }
            if (first && !journals.isDead()) {
                throw new AssertionError(
                        "the run is not the same each time: it never came to " + point + "\n" + journal(scenario));
            }
            first = false;
        }
        var outcome = startOrResume(scenario, scenario.process(scenario.journals()));
        return new End(scenario.comparable(outcome), scenario.snapshot());
    }

    private static Outcome startOrResume(Scenario scenario, Operations operations) {
        try {
            while (scenario.journals().find(scenario.id()).isEmpty()) {
                try {
                    scenario.start(operations);
                } catch (LeaseHeld byADeadProcess) {
                    scenario.waiter().await(byADeadProcess.lease().expires().plus(Engine.CALL_LIMIT.plusSeconds(1)));
                }
            }
            return operations.drive(scenario.id(), scenario.waiter());
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static String journal(Scenario scenario) {
        return scenario.journals().read(scenario.id(), 0).stream()
                .map(CrashEverywhere::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(Entry entry) {
        var data = entry.data().toString();
        return "  %3d %s %-8s %s%s %s"
                .formatted(
                        entry.seq(),
                        entry.at(),
                        entry.kind(),
                        entry.path(),
                        entry.name(),
                        data.substring(0, Math.min(120, data.length())));
    }
}
