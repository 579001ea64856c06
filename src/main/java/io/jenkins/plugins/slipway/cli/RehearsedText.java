package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.story.OutcomeText;
import java.io.PrintWriter;

/** The end of a rehearsal on a screen. */
final class RehearsedText {
    private RehearsedText() {}

    /** @param madeUp whether the commits before the release are the rehearsal's own */
    static void print(Rehearsed over, boolean madeUp, PrintWriter out) {
        out.println();
        out.println("Summary");
        OutcomeText.print(over.story(), out);
        OutcomeText.line(out, "AWS calls", over.calls());
        out.println();
        out.println("What is there now that was not before (+), and the other way round (-)");
        if (over.footprint().isEmpty()) {
            out.println("  nothing: the world is as it was");
        }
        over.footprint().forEach(line -> out.println("  " + line));
        if (!over.violations().isEmpty()) {
            out.println();
            out.println("Invariants that did not hold: please report this, with the command");
            over.violations().forEach(violation -> out.println("  " + violation));
        }
        out.println();
        out.println(madeUp ? "DORA, with three commits and a deployment before them made up by the rehearsal" : "DORA");
        FiguresText.print(over.window(), over.dora(), out);
    }
}
