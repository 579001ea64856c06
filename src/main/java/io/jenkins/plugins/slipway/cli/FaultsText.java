package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.rehearsal.world.fault.Fault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultPlan;
import io.jenkins.plugins.slipway.story.Words;
import io.jenkins.plugins.slipway.trial.Contention;
import java.io.PrintWriter;
import java.util.Comparator;

/** What goes wrong, on a screen. */
final class FaultsText {
    private FaultsText() {}

    /** Nothing when nothing does. */
    static void print(FaultPlan plan, Contention contention, PrintWriter out) {
        if (plan.faults().isEmpty()) {
            return;
        }
        out.println("What goes wrong");
        plan.faults().stream()
                .sorted(Comparator.comparing(Fault::from))
                .forEach(fault -> out.printf(
                        "  %s to %s  %-16s %s%n",
                        Words.time(fault.from()),
                        Words.time(fault.until()),
                        fault.kind().word(),
                        details(fault)));
        out.println("  " + contention.words());
        out.println();
    }

    private static String details(Fault fault) {
        var where = fault.region() + (fault.what().isEmpty() ? "" : " " + fault.what());
        var often = fault.probability() == 1 ? "" : " %.1f %% of the time".formatted(fault.probability() * 100);
        var much = fault.by().isZero() ? "" : " by %d s".formatted(fault.by().toSeconds());
        return (where + often + much).strip();
    }
}
